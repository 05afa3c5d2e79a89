/** The areas of the API in the order in which a newcomer needs them, each with a sentence. */
export const AREAS = [
  {
    name: 'People and access',
    tags: [
      { name: 'Auth', description: 'Sign in and out, and look after your own account, sessions and second factor.' },
      { name: 'Workspaces', description: 'Everything belongs to a workspace: make one first.' },
      { name: 'Members', description: 'Who works in a workspace, and in which role.' },
      { name: 'Invites', description: 'Whoever holds an invite link joins with it, once.' },
      { name: 'API keys', description: 'Programs send a key with every request; it may do what you allowed it.' },
    ],
  },
  {
    name: 'Set-up',
    tags: [
      { name: 'Secrets', description: 'Signing secrets and credentials: values go in and never come out.' },
      {
        name: 'Policies',
        description: 'How hard a third party may be leaned on, and when a failed call is tried again.',
      },
      {
        name: 'Connectors',
        description: 'Third parties with their settings: sources of webhooks and destinations of calls.',
      },
      { name: 'Routes', description: 'Which events of a source go to which destination, and in what form.' },
    ],
  },
  {
    name: 'Traffic',
    tags: [
      { name: 'Webhooks', description: 'What came in, what was rejected and why, and how to send it through again.' },
      { name: 'Jobs', description: 'What is being done about it: every attempt, with retry, cancel and redrive.' },
      { name: 'Queues', description: 'Pause or limit a type of job, a connector, a workspace or a lane.' },
      { name: 'Schedules', description: 'What is done again and again, and when.' },
    ],
  },
  {
    name: 'Record and operation',
    tags: [
      { name: 'Insights', description: 'Figures over time, and what changes as it happens.' },
      { name: 'Record', description: 'What happened, who did it, and the whole story of one event.' },
      { name: 'Operations', description: 'For orchestrators, load balancers and whoever runs the installation.' },
    ],
  },
];

/** The same for readers of OpenAPI that know groups of tags. */
export const TAG_GROUPS = AREAS.map(({ name, tags }) => ({ name, tags: tags.map((tag) => tag.name) }));
