import { WORKSPACE_ROLES, type WorkspaceRole } from '@app/identity';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

export class ChangeRoleDto {
  @ApiProperty({ enum: WORKSPACE_ROLES, enumName: 'WorkspaceRole', example: 'developer' })
  @IsIn(WORKSPACE_ROLES)
  role: WorkspaceRole;
}

export class MemberDto {
  @ApiProperty({ format: 'uuid', description: 'Of the membership.' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  userId: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  name: string;

  @ApiProperty({ example: 'ada@example.com' })
  email: string;

  @ApiProperty({ enum: WORKSPACE_ROLES, enumName: 'WorkspaceRole' })
  role: WorkspaceRole;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  invitedBy: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ description: 'Rises with every change; the ETag.', example: 1 })
  version: number;
}
