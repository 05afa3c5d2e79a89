import { IsTime, LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, Matches } from 'class-validator';

/** Which webhook of which provider is looked through. Give either a repository or an organization. */
export class RepairDto {
  @ApiProperty({
    format: 'uuid',
    description: 'A GitHub connector, whose secret may read the hook: `admin:repo_hook`.',
  })
  @IsUUID()
  connectorId: string;

  @ApiProperty({ required: false, example: 'octo-org/octo-repo', description: 'Whose webhook it is.' })
  @LeftOutOrGiven()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/, {
    message: 'repository must be like octo-org/octo-repo',
  })
  repository?: string;

  @ApiProperty({ required: false, example: 'octo-org', description: 'Whose webhook it is.' })
  @LeftOutOrGiven()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, { message: 'organization must be like octo-org' })
  organization?: string;

  @ApiProperty({
    example: '292430182',
    description: "The number of the webhook: the end of its settings page's address, and `X-GitHub-Hook-ID`.",
  })
  @Matches(/^[1-9][0-9]{0,18}$/, { message: 'hookId must be the number of the webhook, as text' })
  hookId: string;

  @ApiProperty({ required: false, description: 'Not sent before this time.', example: '2026-01-31T00:00:00Z' })
  @LeftOutOrGiven()
  @IsTime()
  since?: string;
}
