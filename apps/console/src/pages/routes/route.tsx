export function NewRoutePage() {
  return null;
}
export function RoutePage() {
  return null;
}
