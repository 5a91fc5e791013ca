/** A chest as the scout view shows it: ribs to both sides, the spine dotted, and the line where to look closer. */
export function BrandMark() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <g strokeLinecap="round">
        <path d="M8.5 4c-3.4 3.6-4.5 9.4-3.4 16M15.5 4c3.4 3.6 4.5 9.4 3.4 16" />
        <path d="M12 3.5v17" strokeDasharray="1.6 2.6" />
        <path d="M2 13.5h20" stroke="var(--accent)" strokeWidth="2" />
      </g>
    </svg>
  )
}
