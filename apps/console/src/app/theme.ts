import { createTheme, type CSSVariablesResolver } from '@mantine/core';

const SANS = "Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace";

/** Blue-grey, from text to the deepest ground. */
const DARK = [
  '#d9dce3',
  '#b8bdc8',
  '#9aa1ad',
  '#6c7380',
  '#3a3f4a',
  '#2a2e37',
  '#1c1f26',
  '#16181d',
  '#111317',
  '#0c0d10',
] as const;

export const theme = createTheme({
  colors: { dark: DARK },
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  defaultRadius: 'md',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '0.9375rem' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        multiline: true,
        maw: 320,
        openDelay: 150,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
    // The header of a dialog is no banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Loader: { defaultProps: { size: 'sm' } },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
  },
});

/** Text that steps back still has the contrast of WCAG 2.2 AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636e',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-default-border': '#e3e5e9',
    '--sb-page': '#ffffff',
    '--sb-side': '#f7f8fa',
    '--sb-line': '#e8eaee',
    '--sb-hover': '#f3f4f8',
    '--sb-chart-good': '#4c6ef5',
    '--sb-chart-bad': '#e03131',
    '--sb-chart-quiet': '#adb5bd',
    '--sb-chart-1': '#91a7ff',
    '--sb-chart-2': '#4c6ef5',
    '--sb-chart-3': '#1c2f8a',
  },
  dark: {
    '--mantine-color-body': '#16181d',
    '--mantine-color-text': '#d9dce3',
    '--mantine-color-dimmed': '#9aa1ad',
    '--mantine-color-placeholder': '#8b92a0',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-default': '#1c1f26',
    '--mantine-color-default-border': '#31353f',
    '--sb-page': '#16181d',
    '--sb-side': '#111317',
    '--sb-line': '#262a33',
    '--sb-hover': '#1e222a',
    '--sb-chart-good': '#748ffc',
    '--sb-chart-bad': '#ff6b6b',
    '--sb-chart-quiet': '#6c7380',
    '--sb-chart-1': '#4c6ef5',
    '--sb-chart-2': '#91a7ff',
    '--sb-chart-3': '#dbe4ff',
  },
});
