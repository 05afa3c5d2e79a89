import { Link } from '@tanstack/react-router';
import { useWorkspace } from '../../app/workspace';
import classes from './inbox.module.css';

/** What was believed, and what was not. */
export function WebhookTabs() {
  const { slug } = useWorkspace();
  return (
    <nav className={classes.tabs} aria-label="Webhooks">
      <Link to="/w/$slug/inbox" params={{ slug }} search={{}} activeOptions={{ includeSearch: false }}>
        Inbox
      </Link>
      <Link to="/w/$slug/quarantine" params={{ slug }} search={{}} activeOptions={{ includeSearch: false }}>
        Quarantine
      </Link>
    </nav>
  );
}
