import { ApiProperty } from '@nestjs/swagger';

/** Where an audit log ended at some time. Kept outside, it proves later that nothing before it was touched. */
export class AuditCheckpointDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: "Null: the installation's own log." })
  workspaceId: string | null;

  @ApiProperty({ description: 'Position of the last row; 0 in an empty log.', example: 1_204 })
  sequence: number;

  @ApiProperty({ description: 'Its hash, in hex.' })
  hash: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at: string;

  @ApiProperty({
    description: 'The exact text that is signed: the four fields above behind a title, each on a line of its own.',
    example: 'signalbox audit checkpoint v1\n0199…\n1204\n9f86…\n2026-01-31T00:00:00.000Z\n',
  })
  statement: string;

  @ApiProperty({ description: 'Ed25519 signature of the statement, in base64.' })
  signature: string;

  @ApiProperty({ description: 'Which key signed it.', example: '5f1c0a9be4d27783' })
  keyId: string;

  @ApiProperty({ description: 'Its public key, in PEM. Compare it with the one you wrote down.' })
  publicKey: string;
}
