export function NewPolicyPage() {
  return null;
}
export function PolicyPage() {
  return null;
}
