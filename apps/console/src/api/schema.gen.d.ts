// Made from openapi.json by `npm run generate`.

export interface paths {
    "/v1/workspaces/{workspaceId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, newest first.
         * @description Needs the permission `events:read`.
         */
        get: operations["record_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests to this API and calls to third parties, newest first.
         * @description Needs the permission `requests:read`.
         */
        get: operations["record_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What operators did, newest first.
         * @description Needs the permission `audit:read`.
         */
        get: operations["record_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/traces/{traceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole story of one trace, across inbox, jobs, runs, calls and events.
         * @description Needs the permission `traces:read`.
         */
        get: operations["record_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks the hash chain of the audit log; with a checkpoint also that nothing was cut off.
         * @description Needs the permission `audit:read`.
         */
        get: operations["verify_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the audit log ends now, signed: keep it outside.
         * @description Needs the permission `audit:read`.
         */
        get: operations["verify_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All events that match, as a download.
         * @description Needs the permission `events:read`.
         */
        get: operations["export_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/requests/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All requests that match, as a download.
         * @description Needs the permission `requests:read`.
         */
        get: operations["export_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit log or a part of it, as a download.
         * @description Needs the permission `audit:read`.
         */
        get: operations["export_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done outside any workspace, newest first.
         * @description Needs the permission `installation-audit:read`.
         */
        get: operations["installationAudit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks the hash chain of the installation's audit log; with a checkpoint also that nothing was cut off.
         * @description Needs the permission `installation-audit:read`.
         */
        get: operations["installationAudit_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the installation's audit log ends now, signed: keep it outside.
         * @description Needs the permission `installation-audit:read`.
         */
        get: operations["installationAudit_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The installation's audit log or a part of it, as a download.
         * @description Needs the permission `installation-audit:read`.
         */
        get: operations["installationAudit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in and sets the session cookie, or asks for the second factor.
         * @description For anyone: this is where credentials are shown.
         */
        post: operations["auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Completes a sign-in with a code of the second factor, and sets the session cookie.
         * @description For anyone: the cookie of the half sign-in and the code are the credentials.
         */
        post: operations["auth_loginWithSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs out: ends the session and clears its cookie.
         * @description For anyone who is signed in or has an API key.
         */
        post: operations["auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, and in which workspaces.
         * @description For anyone who is signed in or has an API key.
         */
        get: operations["auth_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the own name.
         * @description For anyone who is signed in or has an API key.
         */
        patch: operations["auth_rename"];
        trace?: never;
    };
    "/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the own password.
         * @description For anyone who is signed in or has an API key.
         */
        post: operations["auth_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own live sessions, newest first.
         * @description For anyone who is signed in or has an API key.
         */
        get: operations["auth_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends one of the own sessions.
         * @description For anyone who is signed in or has an API key.
         */
        delete: operations["auth_endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the own account has a second factor.
         * @description For anyone who is signed in or has an API key.
         */
        get: operations["secondFactor_state"];
        put?: never;
        /**
         * Begins to set up a second factor: shows the secret for an authenticator app, once.
         * @description For anyone who is signed in or has an API key.
         */
        post: operations["secondFactor_begin"];
        /**
         * Turns the second factor off.
         * @description For anyone who is signed in or has an API key.
         */
        delete: operations["secondFactor_turnOff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns the second factor on with the app's first code: shows the recovery codes, once.
         * @description For anyone who is signed in or has an API key.
         */
        post: operations["secondFactor_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes new recovery codes, shown once; those until now work no more.
         * @description For anyone who is signed in or has an API key.
         */
        post: operations["secondFactor_recoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether people can sign in through an OpenID Connect provider.
         * @description For anyone: the sign-in page shows it to everyone.
         */
        get: operations["oidc_about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sends the browser to the provider to sign in.
         * @description For anyone: where signing in begins: the provider asks for the credentials.
         */
        get: operations["oidc_start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the provider sends the browser back to: signs in, or links the identity.
         * @description For anyone: the answer of the provider and the cookie of the start are the credentials.
         */
        get: operations["oidc_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/oidc/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to link an identity at the provider to the own account.
         * @description For anyone who is signed in or has an API key.
         */
        post: operations["oidc_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The identities at a provider that the own account has.
         * @description For anyone who is signed in or has an API key.
         */
        get: operations["oidc_identities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlinks an identity from the own account.
         * @description For anyone who is signed in or has an API key.
         */
        delete: operations["oidc_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys, newest first, also those that no longer work.
         * @description Needs the permission `api-keys:read`.
         */
        get: operations["apiKeys_list"];
        put?: never;
        /**
         * Makes an API key, shown in this answer only. A key with a rate limit makes, changes and rotates none.
         * @description Needs the permission `api-keys:manage`.
         */
        post: operations["apiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One API key.
         * @description Needs the permission `api-keys:read`.
         */
        get: operations["apiKeys_get"];
        put?: never;
        post?: never;
        /**
         * Revokes an API key at once.
         * @description Needs the permission `api-keys:manage`.
         */
        delete: operations["apiKeys_revoke"];
        options?: never;
        head?: never;
        /**
         * Changes an API key's name, limit or expiry. What is left out stays as it is.
         * @description Needs the permission `api-keys:manage`.
         */
        patch: operations["apiKeys_update"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new key in place of this one, which works a while longer. The new key is shown in this answer only.
         * @description Needs the permission `api-keys:manage`.
         */
        post: operations["apiKeys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workspaces of the caller, newest first; for an operator, all of them.
         * @description For anyone who is signed in or has an API key.
         */
        get: operations["workspaces_list"];
        put?: never;
        /**
         * Makes a workspace; its maker becomes an owner.
         * @description Needs the permission `workspaces:create`.
         */
        post: operations["workspaces_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One workspace.
         * @description Needs the permission `workspaces:read`.
         */
        get: operations["workspaces_get"];
        put?: never;
        post?: never;
        /**
         * Deletes a workspace; its name is free again, and jobs that wait in it are cancelled.
         * @description Needs the permission `workspaces:delete`.
         */
        delete: operations["workspaces_delete"];
        options?: never;
        head?: never;
        /**
         * Changes a workspace. What is left out stays as it is.
         * @description Needs the permission `workspaces:update`.
         */
        patch: operations["workspaces_update"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets what the installation allows the workspace.
         * @description Needs the permission `quotas:write`.
         */
        put: operations["workspaces_setQuotas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disables a workspace: it can be read and takes nothing new, and its jobs wait.
         * @description Needs the permission `workspaces:update`.
         */
        post: operations["workspaces_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enables a disabled workspace: its jobs go on.
         * @description Needs the permission `workspaces:update`.
         */
        post: operations["workspaces_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members, newest first.
         * @description Needs the permission `members:read`.
         */
        get: operations["members_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a member out of the workspace at once.
         * @description Needs the permission `members:manage`.
         */
        delete: operations["members_remove"];
        options?: never;
        head?: never;
        /**
         * Changes the role of a member; a workspace keeps an owner.
         * @description Needs the permission `members:manage`.
         */
        patch: operations["members_changeRole"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invites, newest first, also those that no longer work.
         * @description Needs the permission `invites:read`.
         */
        get: operations["invites_list"];
        put?: never;
        /**
         * Invites someone. The link is shown in this answer only.
         * @description Needs the permission `invites:manage`.
         */
        post: operations["invites_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/invites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraws an invite.
         * @description Needs the permission `invites:manage`.
         */
        delete: operations["invites_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invites/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an invite is for, for whoever holds its link.
         * @description For anyone: the token in the path is the credential.
         */
        get: operations["publicInvites_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invites/{token}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accepts an invite, makes the account if there is none, and signs in.
         * @description For anyone: the token in the path is the credential, and an account there is also needs its password and code.
         */
        post: operations["publicInvites_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invites/{token}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accepts an invite as the person who is signed in.
         * @description For anyone who is signed in or has an API key.
         */
        post: operations["publicInvites_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/secret-refs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Secrets, newest first, without their values.
         * @description Needs the permission `secrets:read`.
         */
        get: operations["secretRefs_list"];
        put?: never;
        /**
         * Stores a secret. Its value is encrypted and never shown again.
         * @description Needs the permission `secrets:write`.
         */
        post: operations["secretRefs_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/secret-refs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One secret, without its value.
         * @description Needs the permission `secrets:read`.
         */
        get: operations["secretRefs_get"];
        put?: never;
        post?: never;
        /**
         * Deletes a secret and its values; refused while a connector uses it.
         * @description Needs the permission `secrets:write`.
         */
        delete: operations["secretRefs_remove"];
        options?: never;
        head?: never;
        /**
         * Renames a secret.
         * @description Needs the permission `secrets:write`.
         */
        patch: operations["secretRefs_update"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/secret-refs/{id}/usages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The connectors that use a secret; while there are any, it is not deleted.
         * @description Needs the permission `secrets:read`.
         */
        get: operations["secretRefs_usages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/secret-refs/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The values that are accepted now, the current one first: since when and until when, never what they are.
         * @description Needs the permission `secrets:read`.
         */
        get: operations["secretRefs_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/secret-refs/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a new value; the one before stays accepted for the overlap.
         * @description Needs the permission `secrets:write`.
         */
        post: operations["secretRefs_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/secret-refs/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells whether the value can be decrypted, without showing it.
         * @description Needs the permission `secrets:read`.
         */
        post: operations["secretRefs_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/secret-refs/{id}/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asked for the value, newest first.
         * @description Needs the permission `secrets:read`.
         */
        get: operations["secretRefs_accessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Policies, newest first.
         * @description Needs the permission `policies:read`.
         */
        get: operations["policies_list"];
        put?: never;
        /**
         * Makes a policy. What is left out has its default.
         * @description Needs the permission `policies:write`.
         */
        post: operations["policies_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The policy of a connector that names none.
         * @description Needs the permission `policies:read`.
         */
        get: operations["policies_builtIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One policy.
         * @description Needs the permission `policies:read`.
         */
        get: operations["policies_get"];
        put?: never;
        post?: never;
        /**
         * Deletes a policy; refused while a connector uses it.
         * @description Needs the permission `policies:write`.
         */
        delete: operations["policies_remove"];
        options?: never;
        head?: never;
        /**
         * Makes a new version of a policy. What is left out stays as it is.
         * @description Needs the permission `policies:write`.
         */
        patch: operations["policies_update"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/{id}/usages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The connectors that work under a policy; while there are any, it is not deleted.
         * @description Needs the permission `policies:read`.
         */
        get: operations["policies_usages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a policy, newest first.
         * @description Needs the permission `policies:read`.
         */
        get: operations["policyVersions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A policy as it was at one version, and what changed since another one.
         * @description Needs the permission `policies:read`.
         */
        get: operations["policyVersions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an old version hold again, as a new version.
         * @description Needs the permission `policies:write`.
         */
        post: operations["policyVersions_rollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predicts what a policy that need not exist makes of traffic.
         * @description Needs the permission `policies:read`.
         */
        post: operations["simulations_unsaved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/{id}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predicts what a policy makes of traffic.
         * @description Needs the permission `policies:read`.
         */
        post: operations["simulations_stored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs, newest first.
         * @description Needs the permission `jobs:read`.
         */
        get: operations["jobs_list"];
        put?: never;
        /**
         * Makes a job: a call that is kept, tried again and on record. Needs the permission of its type too.
         * @description Needs the permission `jobs:write`.
         */
        post: operations["newJobs_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many jobs there are of each status, of those that the filters let through.
         * @description Needs the permission `jobs:read`.
         */
        get: operations["jobs_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One job with every attempt, why it failed, how far it is and what it made.
         * @description Needs the permission `jobs:read`.
         */
        get: operations["jobs_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs a dead, cancelled or waiting job now, with one attempt more at least.
         * @description Needs the permission `jobs:write`.
         */
        post: operations["jobs_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels a job: one that waits is over at once, one that runs is asked to end and is over soon.
         * @description Needs the permission `jobs:write`.
         */
        post: operations["jobs_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes many jobs, all or none; an error names the one it is about by its position.
         * @description Needs the permission `jobs:write`.
         */
        post: operations["newJobs_createAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs all jobs that match again, with all their attempts; answers with the job that does it: follow that one.
         * @description Needs the permission `jobs:write`.
         */
        post: operations["jobOrders_redrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/redrive/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a redrive with this filter would be about now.
         * @description Needs the permission `jobs:read`.
         */
        post: operations["jobOrders_previewRedrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes all jobs that match due now, with one attempt more at least; answers with the job that does it.
         * @description Needs the permission `jobs:write`.
         */
        post: operations["jobOrders_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/retry/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a retry with this filter would be about now.
         * @description Needs the permission `jobs:read`.
         */
        post: operations["jobOrders_previewRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels all jobs that match; answers with the job that does it: follow that one.
         * @description Needs the permission `jobs:write`.
         */
        post: operations["jobOrders_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/cancel/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a cancellation with this filter would be about now.
         * @description Needs the permission `jobs:read`.
         */
        post: operations["jobOrders_previewCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lane-controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pauses and limits of the lanes, oldest first.
         * @description Needs the permission `lanes:read`.
         */
        get: operations["laneControls_list"];
        /**
         * Pauses, resumes or limits a lane for all workspaces.
         * @description Needs the permission `lanes:write`.
         */
        put: operations["laneControls_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lane-controls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes the pause or limit of a lane away.
         * @description Needs the permission `lanes:write`.
         */
        delete: operations["laneControls_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/queue-controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pauses and limits of this workspace, its types of jobs and its connectors, oldest first.
         * @description Needs the permission `queues:read`.
         */
        get: operations["queueControls_list"];
        /**
         * Pauses, resumes or limits the workspace, a type of job or a connector.
         * @description Needs the permission `queues:write`.
         */
        put: operations["queueControls_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/queue-controls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a pause or limit away; jobs that waited for it go on.
         * @description Needs the permission `queues:write`.
         */
        delete: operations["queueControls_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many jobs of the workspace wait and run, since when, and how fast they end.
         * @description Needs the permission `jobs:read`.
         */
        get: operations["queues_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many jobs of all workspaces wait and run, since when, and how fast they end.
         * @description Needs the permission `installation-queues:read`.
         */
        get: operations["installationQueues_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Schedules, oldest first.
         * @description Needs the permission `schedules:read`.
         */
        get: operations["schedules_list"];
        put?: never;
        /**
         * Makes a schedule: from now on it makes a job at every tick.
         * @description Needs the permission `schedules:write`.
         */
        post: operations["schedules_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/schedules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * When a cron expression ticks in a time zone, without storing it.
         * @description Needs the permission `schedules:read`.
         */
        post: operations["schedules_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One schedule.
         * @description Needs the permission `schedules:read`.
         */
        get: operations["schedules_get"];
        put?: never;
        post?: never;
        /**
         * Deletes a schedule. Jobs that it made stay, and run.
         * @description Needs the permission `schedules:write`.
         */
        delete: operations["schedules_remove"];
        options?: never;
        head?: never;
        /**
         * Changes a schedule. What is left out stays as it is; with another cron or time zone it begins anew.
         * @description Needs the permission `schedules:write`.
         */
        patch: operations["schedules_update"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/schedules/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pauses a schedule: it makes no jobs until it is resumed.
         * @description Needs the permission `schedules:write`.
         */
        post: operations["schedules_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/schedules/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resumes a schedule from now on: ticks of the time in which it was paused are not made up for.
         * @description Needs the permission `schedules:write`.
         */
        post: operations["schedules_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/schedules/{id}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the job of a schedule now, also of a paused one; its overlap policy holds.
         * @description Needs the permission `schedules:write`.
         */
        post: operations["schedules_trigger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/schedules/{id}/next-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a schedule ticks next, in UTC and on the clocks of its time zone.
         * @description Needs the permission `schedules:read`.
         */
        get: operations["schedules_nextRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/schedules/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The jobs that a schedule made, newest first.
         * @description Needs the permission `schedules:read`.
         */
        get: operations["schedules_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connector-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalogue: what can be connected, and the settings each type takes.
         * @description For anyone who is signed in or has an API key.
         */
        get: operations["connectorTypes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connectors, oldest first.
         * @description Needs the permission `connectors:read`.
         */
        get: operations["connectors_list"];
        put?: never;
        /**
         * Makes a connector, with a webhook URL of its own.
         * @description Needs the permission `connectors:write`.
         */
        post: operations["connectors_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/connectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One connector.
         * @description Needs the permission `connectors:read`.
         */
        get: operations["connectors_get"];
        put?: never;
        post?: never;
        /**
         * Deletes a connector; refused while a route uses it.
         * @description Needs the permission `connectors:write`.
         */
        delete: operations["connectors_remove"];
        options?: never;
        head?: never;
        /**
         * Changes a connector. What is left out stays as it is.
         * @description Needs the permission `connectors:write`.
         */
        patch: operations["connectors_update"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/connectors/{id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes one call now, under the connector's policy, and answers what the third party did.
         * @description Needs the permission `connectors:call`.
         */
        post: operations["connectorCalls_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/connectors/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proves the connector's credentials by a harmless call, also while it is paused.
         * @description Needs the permission `connectors:call`.
         */
        post: operations["connectorCalls_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/connectors/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Holds the connector's jobs, without losing any; calls are refused.
         * @description Needs the permission `connectors:write`.
         */
        post: operations["connectorCalls_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/connectors/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the connector's jobs go on, spread over half a minute and under its policy, not all at once.
         * @description Needs the permission `connectors:write`.
         */
        post: operations["connectorCalls_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/connectors/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the connector is doing: breaker, limits, calls under way, and how the latest calls ended.
         * @description Needs the permission `connectors:read`.
         */
        get: operations["connectorCalls_healthOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{ingestKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where third parties send their webhooks; a duplicate does nothing, and a handshake gets the answer it asks for.
         * @description For anyone: authenticated by the provider's signature.
         */
        post: operations["ingress_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/inbox/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends all events that match through the routes again; answers with the job that does it.
         * @description Needs the permission `webhooks:replay`.
         */
        post: operations["replay_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/inbox/replay/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a replay with this filter would be about now.
         * @description Needs the permission `webhooks:read`.
         */
        post: operations["replay_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/inbox/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends an event through the routes again, or through one of them; answers with the message that repeats it.
         * @description Needs the permission `webhooks:replay`.
         */
        post: operations["replay_one"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/inbox/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pulls in what GitHub sent in the last days and never arrived, once each; answers with the job that does it.
         * @description Needs the permission `webhooks:replay`.
         */
        post: operations["repair_repair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accepted webhooks, newest first.
         * @description Needs the permission `webhooks:read`.
         */
        get: operations["inbox_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook with its headers; its body is under `raw`.
         * @description Needs the permission `webhooks:read`.
         */
        get: operations["inbox_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/inbox/{id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The exact bytes that came. Always a download: a third party's HTML must not run here.
         * @description Needs the permission `webhooks:read`.
         */
        get: operations["inbox_raw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/inbox/{id}/reverify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks the signature again, as of the time it came, with the secrets of now; the message stays what it is.
         * @description Needs the permission `webhooks:replay`.
         */
        post: operations["inbox_reverify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rejected requests with the reason, newest first. Of each connector a bounded number is kept.
         * @description Needs the permission `webhooks:read`.
         */
        get: operations["quarantine_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/quarantine/reverify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks all that match again, as of the time they came; answers with the job that does it.
         * @description Needs the permission `webhooks:replay`.
         */
        post: operations["quarantine_reverifyAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/quarantine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One rejected request, with its headers and its body.
         * @description Needs the permission `webhooks:read`.
         */
        get: operations["quarantine_detail"];
        put?: never;
        post?: never;
        /**
         * Deletes a rejected request.
         * @description Needs the permission `webhooks:replay`.
         */
        delete: operations["quarantine_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/quarantine/{id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The exact bytes that came. Always a download: a forger's HTML must not run here.
         * @description Needs the permission `webhooks:read`.
         */
        get: operations["quarantine_raw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/webhooks/quarantine/{id}/reverify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks it again, as of the time it came. A good one enters the inbox as a real event, once.
         * @description Needs the permission `webhooks:replay`.
         */
        post: operations["quarantine_reverify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Routes, oldest first.
         * @description Needs the permission `routes:read`.
         */
        get: operations["routes_list"];
        put?: never;
        /**
         * Makes a route: from now on the source's events that match are sent to the destination.
         * @description Needs the permission `routes:write`.
         */
        post: operations["routes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/routes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One route.
         * @description Needs the permission `routes:read`.
         */
        get: operations["routes_get"];
        put?: never;
        post?: never;
        /**
         * Deletes a route; events that come later no longer take it.
         * @description Needs the permission `routes:write`.
         */
        delete: operations["routes_remove"];
        options?: never;
        head?: never;
        /**
         * Changes a route. What is left out stays as it is.
         * @description Needs the permission `routes:write`.
         */
        patch: operations["routes_update"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/routes/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a route that is not stored yet would do with an event. Nothing is sent.
         * @description Needs the permission `routes:write`.
         */
        post: operations["dryRun_unsaved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/routes/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a route would do with an event of the inbox, or with a pasted one. Nothing is sent.
         * @description Needs the permission `routes:read`.
         */
        post: operations["dryRun_stored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/connectors/{id}/test-event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the connector a test event, signed with its own secret, through the real ingress; routes take it as any other.
         * @description Needs the permission `webhooks:replay`.
         */
        post: operations["testEvents_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/stats/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Traffic in and out over a window, in buckets for charts, and how things stand now.
         * @description Needs the permission `stats:read`.
         */
        get: operations["overview_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as server-sent events: hints of what to read again, within a second of the commit.
         * @description Needs the permission `stats:read`.
         */
        get: operations["stream_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/master-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which master keys seal what is stored, and whether a former one is still needed.
         * @description Needs the permission `master-key:read`.
         */
        get: operations["masterKey_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/master-key/rewrap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings every value under the current master key now; it happens by itself within ten minutes, too.
         * @description Needs the permission `master-key:rotate`.
         */
        post: operations["masterKey_rewrap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metrics of this process, for Prometheus; takes `METRICS_TOKEN` as bearer token and is not there without.
         * @description For anyone: takes METRICS_TOKEN as its bearer token, and is not there while that is not set.
         */
        get: operations["metrics_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process answers and gets its work done; 503 with the reason when it does not, and is about to restart.
         * @description For anyone: for the orchestrator; tells nothing but that the process gets its work done.
         */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process can do its work; 503 with the reason when it cannot.
         * @description For anyone: for the load balancer; tells which of our own services answer.
         */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        EventDto: {
            /** @enum {string} */
            severity: "debug" | "info" | "warning" | "error" | "critical";
            /** @example webhook.received */
            type: string;
            data: {
                [key: string]: unknown;
            };
            correlationId: string | null;
            traceId: string | null;
            id: string;
            message: string;
            /** Format: date-time */
            createdAt: string;
        };
        RequestDto: {
            /** @enum {string} */
            direction: "in" | "out";
            actorId: string | null;
            connectorId: string | null;
            jobId: string | null;
            /** @example POST /v1/workspaces/:workspaceId/connectors */
            operation: string;
            /** @enum {string} */
            status: "success" | "refused" | "failed";
            httpStatus: number | null;
            /** @description Milliseconds. */
            latencyMs: number;
            /** @description Attempts before this one. */
            retryCount: number;
            idempotencyKey: string | null;
            errorCode: string | null;
            /** @description Of a call out: the version of its policy; 0: built in. */
            policyVersion: number | null;
            /** @description The same for all attempts of one call out. */
            callId: string | null;
            id: string;
            requestId: string;
            traceId: string;
            actorType: string;
            /** Format: date-time */
            createdAt: string;
        };
        AuditDto: {
            /**
             * @description Position in the hash chain of the workspace.
             * @example 17
             */
            sequence: number;
            operatorUserId: string | null;
            actorId: string | null;
            /** @example connector.update */
            action: string;
            resourceId: string | null;
            /** @description What changed, as an RFC 6902 patch; `was` is what a step replaced or removed. Secrets are redacted. */
            diff: {
                [key: string]: unknown;
            }[];
            reason: string | null;
            ip: string | null;
            userAgent: string | null;
            traceId: string | null;
            /** @description SHA-256 over the row and the hash before it, in hex. */
            hash: string;
            id: string;
            actorType: string;
            resourceType: string;
            /** Format: date-time */
            createdAt: string;
        };
        TraceEntryDto: {
            /** @enum {string} */
            kind: "inbox" | "job" | "run" | "request" | "event" | "audit";
            /** @example connector.call ended: success */
            title: string;
            status?: string;
            /** @description Milliseconds. */
            durationMs?: number;
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            at: string;
            id: string;
        };
        TraceDto: {
            /** @description In the order of time. */
            entries: components["schemas"]["TraceEntryDto"][];
            traceId: string;
        };
        BrokenLinkDto: {
            /**
             * @description Position in the chain.
             * @example 17
             */
            sequence: number;
            /**
             * Format: uuid
             * @description Null: the row is missing.
             */
            id: string | null;
            /**
             * @description `sequence_gap`: a row is missing; `link_mismatch`: it does not follow the row before it; `hash_mismatch`: it says something else than when it was written; `checkpoint_mismatch`: the chain was rewritten since the checkpoint; `tail_missing`: it ends before the checkpoint.
             * @enum {string}
             */
            reason: "sequence_gap" | "link_mismatch" | "hash_mismatch" | "checkpoint_mismatch" | "tail_missing";
        };
        ChainHeadDto: {
            /**
             * @description Position of the last row; 0 in an empty log.
             * @example 1204
             */
            sequence: number;
            /**
             * @description Its hash, in hex.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            hash: string;
        };
        AuditVerificationDto: {
            /** @description Whether every row is there and as it was written. */
            ok: boolean;
            /**
             * @description Rows that are as they were written.
             * @example 1204
             */
            checked: number;
            /**
             * @description First of them. Null: none was.
             * @example 1
             */
            from: number | null;
            /**
             * @description Last of them.
             * @example 1204
             */
            to: number | null;
            /** @description Nothing behind it was checked. */
            firstBroken: components["schemas"]["BrokenLinkDto"] | null;
            /** @description The last row there is, whether it was checked or not. */
            head: components["schemas"]["ChainHeadDto"];
        };
        AuditCheckpointDto: {
            /**
             * Format: uuid
             * @description Null: the installation's own log.
             */
            workspaceId: string | null;
            /**
             * @description Position of the last row; 0 in an empty log.
             * @example 1204
             */
            sequence: number;
            /** @description Its hash, in hex. */
            hash: string;
            /** Format: date-time */
            at: string;
            /**
             * @description The exact text that is signed: the four fields above behind a title, each on a line of its own.
             * @example signalbox audit checkpoint v1
             *     0199…
             *     1204
             *     9f86…
             *     2026-01-31T00:00:00.000Z
             */
            statement: string;
            /** @description Ed25519 signature of the statement, in base64. */
            signature: string;
            /**
             * @description Which key signed it.
             * @example 5f1c0a9be4d27783
             */
            keyId: string;
            /** @description Its public key, in PEM. Compare it with the one you wrote down. */
            publicKey: string;
        };
        /** @enum {string} */
        ExportFormat: "ndjson" | "csv";
        UserDto: {
            /** Format: uuid */
            id: string;
            /** @example ada@example.com */
            email: string;
            /** @example Ada Lovelace */
            name: string;
            /** @description Runs the installation: may do everything in every workspace. */
            isOperator: boolean;
            /** Format: date-time */
            lastLoginAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Rises with every change; the ETag.
             * @example 1
             */
            version: number;
        };
        SignedInDto: {
            user: components["schemas"]["UserDto"];
        };
        SecondFactorRequiredDto: {
            /**
             * @description Send the code to `POST /v1/auth/login/second-factor` within five minutes.
             * @enum {boolean}
             */
            secondFactorRequired: true;
        };
        LoginDto: {
            /**
             * Format: email
             * @description E-mail address, in any case.
             * @example ada@example.com
             */
            email: string;
            /** @example correct horse battery staple */
            password: string;
        };
        CodeDto: {
            /**
             * @description Six digits of the authenticator app, or a recovery code.
             * @example 492039
             */
            code: string;
        };
        /** @enum {string} */
        WorkspaceRole: "owner" | "admin" | "developer" | "viewer";
        MembershipDto: {
            /** Format: uuid */
            workspaceId: string;
            /** @example Acme */
            name: string;
            /** @example acme */
            slug: string;
            role: components["schemas"]["WorkspaceRole"];
        };
        MeDto: {
            user: components["schemas"]["UserDto"];
            /** @description Whether signing in needs a code of the authenticator app. */
            secondFactor: boolean;
            /** @description False for someone who signs in through an OpenID Connect provider only. */
            hasPassword: boolean;
            /** @description The workspaces the person belongs to, by name. */
            memberships: components["schemas"]["MembershipDto"][];
        };
        PersonNameDto: {
            /**
             * @description What others see.
             * @example Ada Lovelace
             */
            name: string;
        };
        ChangePasswordDto: {
            /** @description The password until now. Someone who has none leaves it out, and has signed in a moment ago. */
            currentPassword?: string;
            /** @description The password from now on. A sentence is easy to remember and hard to guess. */
            newPassword: string;
        };
        SessionDto: {
            /** Format: uuid */
            id: string;
            /**
             * @description Address it was opened from.
             * @example 203.0.113.7
             */
            ip: string | null;
            /** @description Browser it was opened with. */
            userAgent: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last use, to the minute.
             */
            lastSeenAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        SecondFactorDto: {
            /** @description Whether signing in needs a code. */
            enabled: boolean;
            /** Format: date-time */
            enabledAt: string | null;
            /**
             * @description Recovery codes that were not used yet.
             * @example 10
             */
            recoveryCodesLeft: number;
        };
        ConfirmationDto: {
            /**
             * @description The own password. Someone who has none leaves it out, and has signed in a moment ago.
             * @example correct horse battery staple
             */
            password?: string;
        };
        NewSecondFactorDto: {
            /**
             * @description To type into an authenticator app.
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            secret: string;
            /**
             * @description The same as a QR code for the app.
             * @example otpauth://totp/Signalbox:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Signalbox
             */
            otpauthUri: string;
        };
        RecoveryCodesDto: {
            /**
             * @description Each takes the place of a code once. They are shown this once: keep them in a safe place.
             * @example [
             *       "7K2M-9QWX-4T0B-R8ZC"
             *     ]
             */
            recoveryCodes: string[];
        };
        ConfirmationWithCodeDto: {
            /**
             * @description The own password. Someone who has none leaves it out, and has signed in a moment ago.
             * @example correct horse battery staple
             */
            password?: string;
            /**
             * @description Six digits of the authenticator app, or a recovery code.
             * @example 492039
             */
            code: string;
        };
        OidcDto: {
            /** @description Whether people can sign in through a provider. */
            enabled: boolean;
            /**
             * @description What people know it by.
             * @example Acme Login
             */
            label: string | null;
        };
        LinkIdentityDto: {
            /**
             * @description The own password. Someone who has none leaves it out, and has signed in a moment ago.
             * @example correct horse battery staple
             */
            password?: string;
            /**
             * @description Where to go afterwards: a path of this site.
             * @default /console/
             * @example /console/account
             */
            returnTo?: string;
        };
        RedirectDto: {
            /**
             * @description Where the browser goes next.
             * @example https://login.example.com/auth?client_id=…
             */
            redirectTo: string;
        };
        IdentityDto: {
            /** Format: uuid */
            id: string;
            /**
             * @description The provider.
             * @example https://login.example.com
             */
            issuer: string;
            /**
             * @description As it was when it was linked.
             * @example ada@example.com
             */
            email: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        IdentitiesDto: {
            /** @description Newest first. */
            items: components["schemas"]["IdentityDto"][];
        };
        /**
         * @description What it may do: nothing that its maker may not.
         * @enum {string}
         */
        WorkspacePermission: "workspaces:read" | "workspaces:update" | "workspaces:delete" | "members:read" | "members:manage" | "invites:read" | "invites:manage" | "api-keys:read" | "api-keys:manage" | "connectors:read" | "connectors:write" | "connectors:call" | "policies:read" | "policies:write" | "secrets:read" | "secrets:write" | "routes:read" | "routes:write" | "webhooks:read" | "webhooks:replay" | "jobs:read" | "jobs:write" | "schedules:read" | "schedules:write" | "queues:read" | "queues:write" | "events:read" | "requests:read" | "audit:read" | "traces:read" | "stats:read";
        KeyRateLimitDto: {
            /**
             * @description Requests in one window.
             * @example 600
             */
            requests: number;
            /**
             * @description Length of the window.
             * @example 60
             */
            perSeconds: number;
        };
        CreateApiKeyDto: {
            /**
             * @description What it is for.
             * @example Deploy pipeline
             */
            name: string;
            /**
             * @description What it may do: nothing that its maker may not.
             * @example [
             *       "jobs:read",
             *       "jobs:write"
             *     ]
             */
            permissions: components["schemas"]["WorkspacePermission"][];
            /** @description Left out or null: it may be used as often as one likes. A key with a limit makes, changes and rotates no keys. */
            rateLimit?: components["schemas"]["KeyRateLimitDto"] | null;
            /**
             * Format: date-time
             * @description Last moment it works. Left out or null: it does not expire.
             */
            expiresAt?: string | null;
        };
        CreatedApiKeyDto: {
            /** Format: uuid */
            id: string;
            /** @example Deploy pipeline */
            name: string;
            /**
             * @description First characters of the key, to tell keys apart.
             * @example sbx_4fT9zQ1a
             */
            keyPrefix: string;
            permissions: components["schemas"]["WorkspacePermission"][];
            /** @description Null: it may be used as often as one likes. */
            rateLimit: components["schemas"]["KeyRateLimitDto"] | null;
            /**
             * Format: date-time
             * @description Last moment it works. Null: it does not expire.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description Last use, to the minute.
             */
            lastUsedAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /**
             * Format: uuid
             * @description The key that took its place.
             */
            replacedBy: string | null;
            /**
             * Format: uuid
             * @description The person who made it.
             */
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Rises with every change; the ETag.
             * @example 1
             */
            version: number;
            /** @description The key itself. It is shown this once and stored nowhere. */
            key: string;
        };
        ApiKeyDto: {
            /** Format: uuid */
            id: string;
            /** @example Deploy pipeline */
            name: string;
            /**
             * @description First characters of the key, to tell keys apart.
             * @example sbx_4fT9zQ1a
             */
            keyPrefix: string;
            permissions: components["schemas"]["WorkspacePermission"][];
            /** @description Null: it may be used as often as one likes. */
            rateLimit: components["schemas"]["KeyRateLimitDto"] | null;
            /**
             * Format: date-time
             * @description Last moment it works. Null: it does not expire.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description Last use, to the minute.
             */
            lastUsedAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /**
             * Format: uuid
             * @description The key that took its place.
             */
            replacedBy: string | null;
            /**
             * Format: uuid
             * @description The person who made it.
             */
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Rises with every change; the ETag.
             * @example 1
             */
            version: number;
        };
        UpdateApiKeyDto: {
            /** @example Deploy pipeline */
            name?: string;
            /** @description Null takes the limit away. */
            rateLimit?: components["schemas"]["KeyRateLimitDto"] | null;
            /**
             * Format: date-time
             * @description Null: for ever.
             */
            expiresAt?: string | null;
        };
        RotateApiKeyDto: {
            /**
             * @description The old key works this much longer, so that its users can change over. 0 ends it at once.
             * @default 86400
             */
            overlapSeconds?: number;
        };
        CreateWorkspaceDto: {
            /**
             * @description Unique in the installation.
             * @example Acme
             */
            name: string;
            /**
             * @description Short name, unique in the installation: 1 to 64 small letters, digits and inner hyphens.
             * @example acme
             */
            slug: string;
            /**
             * @description What it is for: `production`, `staging`, `development`, or a word of your own.
             * @default production
             */
            env?: string;
        };
        /**
         * @description A disabled workspace can be read and takes nothing new.
         * @enum {string}
         */
        WorkspaceStatus: "active" | "disabled";
        JobRetentionDto: {
            /** @example 14 */
            success: number;
            /** @example 90 */
            dead: number;
            /** @example 30 */
            cancelled: number;
        };
        WebhookRetentionDto: {
            /**
             * @description The body of an event, and rejected requests as a whole. Without its body an event cannot be replayed.
             * @example 30
             */
            payload: number;
            /**
             * @description The event as a whole. With it its id is forgotten: the same event would be a new one then.
             * @example 90
             */
            metadata: number;
        };
        RecordRetentionDto: {
            /**
             * @description The event log.
             * @example 90
             */
            events: number;
            /**
             * @description The request log: requests to the API and calls to third parties.
             * @example 90
             */
            requests: number;
        };
        WorkspaceSettingsDto: {
            /**
             * @description Whether people need a second factor here; API keys do not. Only someone who has one themselves changes it.
             * @example true
             */
            requireSecondFactor: boolean;
            /**
             * @description Whether deleting, removing, revoking, disabling, rotating and cancelling need an `X-Audit-Reason`.
             * @example false
             */
            requireAuditReason: boolean;
            /** @description For how many days jobs that are over are kept, with their runs, by how they ended. With a job its `idempotencyKey` is forgotten. Jobs whose children are not over, or whose parent may be run again, are kept longer. */
            jobRetentionDays: components["schemas"]["JobRetentionDto"];
            /** @description For how many days webhooks are kept. Those that are not delivered yet, or were replayed since, are kept longer. */
            webhookRetentionDays: components["schemas"]["WebhookRetentionDto"];
            /** @description For how many days events, requests and calls are kept at least. They go by whole months where no workspace keeps them longer, up to a month later. The audit log is kept for ever. */
            recordRetentionDays: components["schemas"]["RecordRetentionDto"];
        };
        WorkspaceQuotasDto: {
            /**
             * @description API requests a minute of all callers together; `null` for the default of the installation.
             * @example 12000
             */
            requestsPerMinute: number | null;
        };
        WorkspaceDto: {
            /** Format: uuid */
            id: string;
            /** @example Acme */
            name: string;
            /** @example acme */
            slug: string;
            /** @example production */
            env: string;
            /** @description A disabled workspace can be read and takes nothing new. */
            status: components["schemas"]["WorkspaceStatus"];
            settings: components["schemas"]["WorkspaceSettingsDto"];
            quotas: components["schemas"]["WorkspaceQuotasDto"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * @description Rises with every change; the ETag.
             * @example 1
             */
            version: number;
        };
        UpdateJobRetentionDto: {
            /** @example 14 */
            success?: number;
            /** @example 90 */
            dead?: number;
            /** @example 30 */
            cancelled?: number;
        };
        UpdateWebhookRetentionDto: {
            /**
             * @description The body of an event, and rejected requests as a whole. Without its body an event cannot be replayed.
             * @example 30
             */
            payload?: number;
            /**
             * @description The event as a whole. With it its id is forgotten: the same event would be a new one then.
             * @example 90
             */
            metadata?: number;
        };
        UpdateRecordRetentionDto: {
            /**
             * @description The event log.
             * @example 90
             */
            events?: number;
            /**
             * @description The request log: requests to the API and calls to third parties.
             * @example 90
             */
            requests?: number;
        };
        UpdateWorkspaceSettingsDto: {
            /**
             * @description Whether people need a second factor here; API keys do not. Only someone who has one themselves changes it.
             * @example true
             */
            requireSecondFactor?: boolean;
            /**
             * @description Whether deleting, removing, revoking, disabling, rotating and cancelling need an `X-Audit-Reason`.
             * @example false
             */
            requireAuditReason?: boolean;
            /** @description For how many days jobs that are over are kept, with their runs, by how they ended. With a job its `idempotencyKey` is forgotten. Jobs whose children are not over, or whose parent may be run again, are kept longer. */
            jobRetentionDays?: components["schemas"]["UpdateJobRetentionDto"];
            /** @description For how many days webhooks are kept. Those that are not delivered yet, or were replayed since, are kept longer. */
            webhookRetentionDays?: components["schemas"]["UpdateWebhookRetentionDto"];
            /** @description For how many days events, requests and calls are kept at least. They go by whole months where no workspace keeps them longer, up to a month later. The audit log is kept for ever. */
            recordRetentionDays?: components["schemas"]["UpdateRecordRetentionDto"];
        };
        UpdateWorkspaceDto: {
            /**
             * @description Unique in the installation.
             * @example Acme
             */
            name?: string;
            /**
             * @description Short name, unique in the installation: 1 to 64 small letters, digits and inner hyphens.
             * @example acme
             */
            slug?: string;
            /**
             * @description What it is for: `production`, `staging`, `development`, or a word of your own.
             * @default production
             */
            env?: string;
            /** @description What is left out stays as it is. */
            settings?: components["schemas"]["UpdateWorkspaceSettingsDto"];
        };
        MemberDto: {
            /**
             * Format: uuid
             * @description Of the membership.
             */
            id: string;
            /** Format: uuid */
            userId: string;
            /** @example Ada Lovelace */
            name: string;
            /** @example ada@example.com */
            email: string;
            role: components["schemas"]["WorkspaceRole"];
            /** Format: uuid */
            invitedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Rises with every change; the ETag.
             * @example 1
             */
            version: number;
        };
        ChangeRoleDto: {
            /** @example developer */
            role: components["schemas"]["WorkspaceRole"];
        };
        CreateInviteDto: {
            /** @description Not above your own. */
            role: components["schemas"]["WorkspaceRole"];
            /**
             * Format: email
             * @description Only this address can accept. Left out: whoever has the link.
             * @example ada@example.com
             */
            email?: string;
            /** @default 72 */
            expiresInHours?: number;
        };
        /** @enum {string} */
        InvitedRole: "operator" | "owner" | "admin" | "developer" | "viewer";
        CreatedInviteDto: {
            /** Format: uuid */
            id: string;
            role: components["schemas"]["InvitedRole"];
            /** @example ada@example.com */
            email: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            usedAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /**
             * Format: uuid
             * @description The person who invites.
             */
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The secret part of the link. It is shown this once and stored nowhere. */
            token: string;
            /**
             * @description The link to send.
             * @example https://signalbox.example/console/invite/…
             */
            link: string;
        };
        InviteDto: {
            /** Format: uuid */
            id: string;
            role: components["schemas"]["InvitedRole"];
            /** @example ada@example.com */
            email: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            usedAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /**
             * Format: uuid
             * @description The person who invites.
             */
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        InvitePreviewDto: {
            /**
             * @description Null: the invite makes an operator.
             * @example Acme
             */
            workspaceName: string | null;
            /**
             * @description Null: the installation itself.
             * @example Ada Lovelace
             */
            inviterName: string | null;
            role: components["schemas"]["InvitedRole"];
            /** Format: date-time */
            expiresAt: string;
        };
        AcceptInviteDto: {
            /**
             * @description What others see.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description With an account already: its address.
             * @example ada@example.com
             */
            email: string;
            /** @description A new one, or with an account already: its password. */
            password: string;
            /**
             * @description For an account with a second factor: six digits of its authenticator app, or a recovery code.
             * @example 492039
             */
            code?: string;
        };
        CreateSecretRefRequest: {
            /**
             * @description Unique in the workspace.
             * @example github-webhook
             */
            name: string;
            /**
             * @description Who keeps the value. `local`: this database, encrypted. The others: where the installation lets workspaces read.
             * @enum {string}
             */
            provider: "local" | "env" | "file" | "vault" | "aws-secrets-manager";
            /**
             * Format: password
             * @description For the provider `local`, which needs it. Goes in and never comes out. 1 to 16384 characters.
             * @example the-signing-secret-of-your-provider
             */
            value?: string;
            /**
             * @description For the other providers, which need it: where the value is. `env`: a name without the prefix; `file`: a path in the folder; `vault`: path#field; `aws-secrets-manager`: name or name#field.
             * @example github/webhook#secret
             */
            ref?: string;
        };
        SecretRefDto: {
            /**
             * Format: uuid
             * @example 019a9d1e-0f5c-7b51-9c1e-3f1f6f0f7a11
             */
            id: string;
            /** @example github-webhook */
            name: string;
            /**
             * @description Who keeps the value.
             * @example local
             * @enum {string}
             */
            provider: "local" | "env" | "file" | "vault" | "aws-secrets-manager";
            /**
             * @description Where the provider finds the value; null for `local`.
             * @example null
             */
            ref: string | null;
            /**
             * @description Rises with every change, also of the value; the ETag for `If-Match`.
             * @example 1
             */
            version: number;
            /**
             * Format: date-time
             * @description When the value last changed; null while it is the first.
             * @example 2026-01-31T09:30:00.000Z
             */
            rotatedAt: string | null;
            /**
             * Format: date-time
             * @description When the value was last used, to the minute.
             * @example 2026-01-31T09:30:00.000Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.000Z
             */
            updatedAt: string;
        };
        UpdateSecretRefRequest: {
            /**
             * @description Unique in the workspace.
             * @example github-webhook-2026
             */
            name?: string;
        };
        UsageDto: {
            /**
             * @description What it is.
             * @example connector
             */
            kind: string;
            /**
             * Format: uuid
             * @example 019a9d1e-3c2b-7a40-b1f0-7f5f0f6e2d22
             */
            id: string;
            /** @example GitHub */
            name: string;
        };
        UsagesDto: {
            items: components["schemas"]["UsageDto"][];
        };
        SecretVersionDto: {
            /**
             * @description The version of the secret that it came with; null for a former place at another provider.
             * @example 3
             */
            version: number | null;
            /**
             * @description Where it is; null for `local`.
             * @example null
             */
            ref: string | null;
            /**
             * Format: date-time
             * @description Null: not known here.
             * @example 2026-01-31T09:30:00.000Z
             */
            since: string | null;
            /**
             * Format: date-time
             * @description Null: it is the current one.
             * @example 2026-01-31T09:30:00.000Z
             */
            acceptedUntil: string | null;
        };
        SecretVersionsDto: {
            items: components["schemas"]["SecretVersionDto"][];
        };
        RotateSecretRefRequest: {
            /**
             * Format: password
             * @description For the provider `local`, which needs it. Goes in and never comes out. 1 to 16384 characters.
             * @example the-signing-secret-of-your-provider
             */
            value?: string;
            /**
             * @description For the other providers, which need it: where the value is. `env`: a name without the prefix; `file`: a path in the folder; `vault`: path#field; `aws-secrets-manager`: name or name#field.
             * @example github/webhook#secret
             */
            ref?: string;
            /**
             * @description The value before stays accepted for so long, in seconds; 0 ends it at once.
             * @default 86400
             */
            overlapSeconds?: number;
        };
        SecretCheckDto: {
            /**
             * @description Whether the value can be read at this moment. It is never shown.
             * @example true
             */
            readable: boolean;
            /**
             * @description Why not.
             * @example master_key_mismatch
             */
            errorCode: string | null;
            /**
             * @description Why not, and how to fix it.
             * @example null
             */
            detail: string | null;
        };
        SecretAccessDto: {
            /**
             * Format: uuid
             * @example 019a9d1e-5a77-7e0b-8d52-0c6f4b1f2a33
             */
            id: string;
            /**
             * @description Who asked.
             * @example connector:019a9d1e-3c2b-7a40-b1f0-7f5f0f6e2d22
             */
            actor: string;
            /**
             * @description What for.
             * @example webhook.verify
             */
            purpose: string;
            /** @example true */
            success: boolean;
            /**
             * @description Code of the error.
             * @example null
             */
            error: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.000Z
             */
            createdAt: string;
        };
        RateLimitRequest: {
            /**
             * @description False: only the limits that the provider tells hold.
             * @default true
             */
            enabled?: boolean;
            /**
             * @description Calls per `perSeconds`, all processes together.
             * @default 100
             */
            limit?: number;
            /**
             * @description In seconds.
             * @default 1
             */
            perSeconds?: number;
            /**
             * @description Calls that may go out at once after a pause, on top of the rate; at most `limit`. With 1 they are evenly spaced, so that no stretch of time sees more than `limit` per `perSeconds`. Left out: as many as `limit`, at most 100.
             * @default 100
             */
            burst?: number;
        };
        ConcurrencyRequest: {
            /**
             * @description False: as many calls at a time as come.
             * @default true
             */
            enabled?: boolean;
            /**
             * @description Calls that are under way at a time, all processes together.
             * @default 20
             */
            maxInFlight?: number;
        };
        CircuitBreakerRequest: {
            /**
             * @description False: a provider that fails is called all the same.
             * @default true
             */
            enabled?: boolean;
            /**
             * @description Opens when this part of the calls in the window failed, in percent.
             * @default 50
             */
            failurePercent?: number;
            /**
             * @description The window that slides over the last calls, in seconds.
             * @default 30
             */
            windowSeconds?: number;
            /**
             * @description Fewer calls in the window prove nothing.
             * @default 20
             */
            minimumCalls?: number;
            /**
             * @description How long no call goes out before the first probe, in seconds.
             * @default 30
             */
            openSeconds?: number;
            /**
             * @description Probes of all processes together: closes when all of them succeed, opens again when one fails.
             * @default 2
             */
            halfOpenProbes?: number;
        };
        RetryRequest: {
            /**
             * @description Attempts in all, the first one included.
             * @default 8
             */
            maxAttempts?: number;
            /**
             * @description Longest delay before the second attempt, in milliseconds; it doubles with every further one.
             * @default 1000
             */
            baseDelayMs?: number;
            /**
             * @description No delay is longer, in milliseconds, unless the provider asks for it by `Retry-After`.
             * @default 3600000
             */
            maxDelayMs?: number;
            /**
             * @description Answers of these statuses are tried again.
             * @default [
             *       408,
             *       425,
             *       429,
             *       500,
             *       502,
             *       503,
             *       504
             *     ]
             */
            retryStatuses?: number[];
            /**
             * @description Calls that ended so, without an answer, are tried again.
             * @default [
             *       "dns_failed",
             *       "connect_timeout",
             *       "connection_refused",
             *       "tls_failed",
             *       "first_byte_timeout",
             *       "total_timeout",
             *       "connection_reset",
             *       "aborted",
             *       "network_error"
             *     ]
             */
            retryNetworkErrors?: ("dns_failed" | "connect_timeout" | "connection_refused" | "tls_failed" | "first_byte_timeout" | "total_timeout" | "connection_reset" | "aborted" | "network_error")[];
            /**
             * @description Whether POST and PATCH are tried again although the provider may have acted on them. Every call carries an `idempotency-key` header; say false where the provider ignores it.
             * @default true
             */
            retryNonIdempotent?: boolean;
        };
        TimeoutRequest: {
            /**
             * @description Longest wait for the connection, in milliseconds; at most `totalMs`.
             * @default 5000
             */
            connectMs?: number;
            /**
             * @description Longest wait for the first byte of the answer, in milliseconds; at most `totalMs`.
             * @default 15000
             */
            firstByteMs?: number;
            /**
             * @description Longest call, in milliseconds.
             * @default 30000
             */
            totalMs?: number;
        };
        CreatePolicyRequest: {
            /** @description How often calls go out. */
            rateLimit?: components["schemas"]["RateLimitRequest"];
            /** @description How many calls are under way at a time. */
            concurrency?: components["schemas"]["ConcurrencyRequest"];
            /** @description When a provider that fails is left alone. */
            circuitBreaker?: components["schemas"]["CircuitBreakerRequest"];
            /** @description When a failed call is tried again. */
            retry?: components["schemas"]["RetryRequest"];
            /** @description How long a call may take. */
            timeout?: components["schemas"]["TimeoutRequest"];
            /**
             * @description Unique in the workspace.
             * @example patient
             */
            name: string;
        };
        RateLimitDto: {
            /**
             * @description False: only the limits that the provider tells hold.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Calls per `perSeconds`.
             * @example 100
             */
            limit: number;
            /**
             * @description In seconds.
             * @example 1
             */
            perSeconds: number;
            /**
             * @description Calls that may go out at once after a pause.
             * @example 100
             */
            burst: number;
        };
        ConcurrencyDto: {
            /**
             * @description False: as many calls at a time as come.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Calls that are under way at a time.
             * @example 20
             */
            maxInFlight: number;
        };
        CircuitBreakerDto: {
            /**
             * @description False: a failing provider is called all the same.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Opens at this part of failures, in percent.
             * @example 50
             */
            failurePercent: number;
            /**
             * @description The sliding window, in seconds.
             * @example 30
             */
            windowSeconds: number;
            /**
             * @description Fewer calls in the window prove nothing.
             * @example 20
             */
            minimumCalls: number;
            /**
             * @description Until the first probe, in seconds.
             * @example 30
             */
            openSeconds: number;
            /**
             * @description Probes, all of which must succeed.
             * @example 2
             */
            halfOpenProbes: number;
        };
        RetryDto: {
            /**
             * @description Attempts in all, the first one included.
             * @example 8
             */
            maxAttempts: number;
            /**
             * @description Longest delay before the second attempt, in milliseconds.
             * @example 1000
             */
            baseDelayMs: number;
            /**
             * @description No delay of ours is longer, in milliseconds.
             * @example 3600000
             */
            maxDelayMs: number;
            /**
             * @description Statuses that are tried again.
             * @example [
             *       408,
             *       425,
             *       429,
             *       500,
             *       502,
             *       503,
             *       504
             *     ]
             */
            retryStatuses: number[];
            /**
             * @description Failures without an answer that are tried again.
             * @example [
             *       "dns_failed",
             *       "connect_timeout",
             *       "connection_refused",
             *       "tls_failed",
             *       "first_byte_timeout",
             *       "total_timeout",
             *       "connection_reset",
             *       "aborted",
             *       "network_error"
             *     ]
             */
            retryNetworkErrors: ("dns_failed" | "connect_timeout" | "connection_refused" | "tls_failed" | "first_byte_timeout" | "total_timeout" | "connection_reset" | "aborted" | "network_error")[];
            /**
             * @description Whether POST and PATCH are tried again.
             * @example true
             */
            retryNonIdempotent: boolean;
        };
        TimeoutDto: {
            /**
             * @description Longest wait for the connection, in milliseconds.
             * @example 5000
             */
            connectMs: number;
            /**
             * @description Longest wait for the first byte, in milliseconds.
             * @example 15000
             */
            firstByteMs: number;
            /**
             * @description Longest call, in milliseconds.
             * @example 30000
             */
            totalMs: number;
        };
        PolicyDto: {
            rateLimit: components["schemas"]["RateLimitDto"];
            concurrency: components["schemas"]["ConcurrencyDto"];
            circuitBreaker: components["schemas"]["CircuitBreakerDto"];
            retry: components["schemas"]["RetryDto"];
            timeout: components["schemas"]["TimeoutDto"];
            /**
             * Format: uuid
             * @example 019a9d1e-7c11-7d3a-a2b4-5e6f7a8b9c0d
             */
            id: string;
            /** @example patient */
            name: string;
            /**
             * @description Rises with every change; the ETag for `If-Match`.
             * @example 1
             */
            version: number;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.000Z
             */
            updatedAt: string;
        };
        PolicyDocumentDto: {
            rateLimit: components["schemas"]["RateLimitDto"];
            concurrency: components["schemas"]["ConcurrencyDto"];
            circuitBreaker: components["schemas"]["CircuitBreakerDto"];
            retry: components["schemas"]["RetryDto"];
            timeout: components["schemas"]["TimeoutDto"];
        };
        UpdatePolicyRequest: {
            /** @description How often calls go out. */
            rateLimit?: components["schemas"]["RateLimitRequest"];
            /** @description How many calls are under way at a time. */
            concurrency?: components["schemas"]["ConcurrencyRequest"];
            /** @description When a provider that fails is left alone. */
            circuitBreaker?: components["schemas"]["CircuitBreakerRequest"];
            /** @description When a failed call is tried again. */
            retry?: components["schemas"]["RetryRequest"];
            /** @description How long a call may take. */
            timeout?: components["schemas"]["TimeoutRequest"];
            /**
             * @description Unique in the workspace.
             * @example patient
             */
            name?: string;
        };
        PolicyVersionDto: {
            rateLimit: components["schemas"]["RateLimitDto"];
            concurrency: components["schemas"]["ConcurrencyDto"];
            circuitBreaker: components["schemas"]["CircuitBreakerDto"];
            retry: components["schemas"]["RetryDto"];
            timeout: components["schemas"]["TimeoutDto"];
            /** @example 1 */
            version: number;
            /** @example patient */
            name: string;
            /**
             * @description Who made it.
             * @example user:019a9d1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f
             */
            createdBy: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.000Z
             */
            createdAt: string;
        };
        VersionChangeDto: {
            /**
             * @description The field.
             * @example retry.maxAttempts
             */
            path: string;
            /**
             * @description Its value in the version asked against.
             * @example 8
             */
            from: number | string | boolean | number[];
            /**
             * @description Its value in this version.
             * @example 3
             */
            to: number | string | boolean | number[];
        };
        ComparedVersionDto: {
            rateLimit: components["schemas"]["RateLimitDto"];
            concurrency: components["schemas"]["ConcurrencyDto"];
            circuitBreaker: components["schemas"]["CircuitBreakerDto"];
            retry: components["schemas"]["RetryDto"];
            timeout: components["schemas"]["TimeoutDto"];
            /** @example 1 */
            version: number;
            /** @example patient */
            name: string;
            /**
             * @description Who made it.
             * @example user:019a9d1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f
             */
            createdBy: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.000Z
             */
            createdAt: string;
            /** @description The fields that are not as in the version of `against`; null when it was not asked. */
            changes: components["schemas"]["VersionChangeDto"][] | null;
        };
        RollbackRequest: {
            /**
             * @description The version that holds again.
             * @example 1
             */
            version: number;
        };
        BurstRequest: {
            /** @example 10 */
            atSecond: number;
            /** @example 200 */
            calls: number;
        };
        OutageRequest: {
            /** @example 20 */
            fromSecond: number;
            /** @example 20 */
            forSeconds: number;
        };
        TrafficRequest: {
            /** @default 60 */
            durationSeconds?: number;
            /**
             * @description On average, at random times.
             * @default 10
             */
            arrivalsPerSecond?: number;
            /**
             * @description Calls that come at once, besides.
             * @default []
             */
            bursts?: components["schemas"]["BurstRequest"][];
            /**
             * @description Average time of an answer, in milliseconds; each takes between half and one and a half times this.
             * @default 200
             */
            latencyMs?: number;
            /**
             * @description Calls that fail, in percent.
             * @default 0
             */
            failurePercent?: number;
            /**
             * @description When every call fails.
             * @default []
             */
            outages?: components["schemas"]["OutageRequest"][];
            /** @default 503 */
            failureStatus?: number;
            /**
             * @description The same seed, the same traffic and the same answer.
             * @default 1
             */
            seed?: number;
        };
        PolicyPartsRequest: {
            /** @description How often calls go out. */
            rateLimit?: components["schemas"]["RateLimitRequest"];
            /** @description How many calls are under way at a time. */
            concurrency?: components["schemas"]["ConcurrencyRequest"];
            /** @description When a provider that fails is left alone. */
            circuitBreaker?: components["schemas"]["CircuitBreakerRequest"];
            /** @description When a failed call is tried again. */
            retry?: components["schemas"]["RetryRequest"];
            /** @description How long a call may take. */
            timeout?: components["schemas"]["TimeoutRequest"];
        };
        UnsavedSimulationRequest: {
            traffic: components["schemas"]["TrafficRequest"];
            /** @description A policy that need not exist. Left out: the default. */
            policy?: components["schemas"]["PolicyPartsRequest"];
        };
        SimulationMomentDto: {
            /**
             * @description New calls.
             * @example 600
             */
            arrived: number;
            /**
             * @description Calls that went out, retries among them.
             * @example 612
             */
            admitted: number;
            /**
             * @description Calls told to come back, because of the rate or of calls in flight.
             * @example 48
             */
            delayed: number;
            /**
             * @description Calls told to come back, because the circuit was open.
             * @example 0
             */
            rejected: number;
            /**
             * @description Second and later attempts that went out.
             * @example 12
             */
            retries: number;
            /** @example 600 */
            succeeded: number;
            /** @example 12 */
            failed: number;
            /**
             * @description Calls given up.
             * @example 0
             */
            dead: number;
            /**
             * @description Seconds from the start.
             * @example 0
             */
            fromSecond: number;
            /**
             * @description Calls under way at the end of it.
             * @example 2
             */
            inFlight: number;
            /**
             * @description Calls that wait at the end of it.
             * @example 0
             */
            waiting: number;
            /**
             * @description The circuit at the end of it.
             * @example closed
             * @enum {string}
             */
            circuit: "closed" | "open" | "half_open";
        };
        SimulationTotalsDto: {
            /**
             * @description New calls.
             * @example 600
             */
            arrived: number;
            /**
             * @description Calls that went out, retries among them.
             * @example 612
             */
            admitted: number;
            /**
             * @description Calls told to come back, because of the rate or of calls in flight.
             * @example 48
             */
            delayed: number;
            /**
             * @description Calls told to come back, because the circuit was open.
             * @example 0
             */
            rejected: number;
            /**
             * @description Second and later attempts that went out.
             * @example 12
             */
            retries: number;
            /** @example 600 */
            succeeded: number;
            /** @example 12 */
            failed: number;
            /**
             * @description Calls given up.
             * @example 0
             */
            dead: number;
        };
        SimulationDto: {
            /**
             * @description The length of each part of the timeline, in seconds.
             * @example 1
             */
            stepSeconds: number;
            timeline: components["schemas"]["SimulationMomentDto"][];
            totals: components["schemas"]["SimulationTotalsDto"];
            /**
             * @description Whether the simulation stopped early, because it became too long.
             * @example false
             */
            truncated: boolean;
        };
        SimulationRequest: {
            traffic: components["schemas"]["TrafficRequest"];
        };
        JobDto: {
            /** Format: uuid */
            id: string;
            /** @example connector.call */
            type: string;
            /** @enum {string} */
            lane: "high" | "default" | "bulk";
            /** @enum {string} */
            status: "queued" | "running" | "success" | "failed" | "dead" | "cancelled";
            /** @description Lower goes first within the workspace. */
            priority: number;
            /** @description Attempts made so far, without snoozed ones. */
            attempts: number;
            /**
             * Format: date-time
             * @description Not before this time.
             */
            runAt: string;
            payload: {
                [key: string]: unknown;
            } | null;
            /** @description What the handler said when it was done, up to 64 KiB. */
            result: {
                [key: string]: unknown;
            } | null;
            lastError: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What the handler last said about how far it is.
             * @example {
             *       "done": 200,
             *       "total": 1000,
             *       "message": "200 done"
             *     }
             */
            progress: {
                [key: string]: unknown;
            } | null;
            /** @description Attempts in a row whose worker was lost. */
            lostRuns: number;
            /**
             * Format: date-time
             * @description The running attempt is to end since then.
             */
            cancelRequestedAt: string | null;
            /** @description Jobs with the same one run one at a time, in order. */
            orderingKey: string | null;
            idempotencyKey: string | null;
            parentId: string | null;
            connectorId: string | null;
            correlationId: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            maxAttempts: number;
            traceId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        StatusCountDto: {
            /** @enum {string} */
            status: "queued" | "running" | "success" | "failed" | "dead" | "cancelled";
            /**
             * @description Counted up to 10,000; where no index serves the filters, among the newest 30,000 jobs.
             * @example 42
             */
            count: number;
            /** @description Whether there may be more than were counted. */
            isCapped: boolean;
        };
        JobCountsDto: {
            /** @description Every status, also those without a job. */
            statuses: components["schemas"]["StatusCountDto"][];
        };
        RunDto: {
            /** Format: uuid */
            id: string;
            /** @description Counted from 1; after a redrive from 1 again. */
            attempt: number;
            /** @enum {string} */
            status: "running" | "success" | "failed" | "snoozed" | "lost" | "cancelled";
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * @description In milliseconds; null while it runs.
             * @example 120
             */
            durationMs: number | null;
            error: {
                [key: string]: unknown;
            } | null;
            workerId: string;
            /** Format: date-time */
            startedAt: string;
        };
        CauseDto: {
            /** @example connection_refused */
            code: string;
            message: string;
        };
        ChildJobDto: {
            /** Format: uuid */
            id: string;
            /** @example connector.call */
            type: string;
            /** @enum {string} */
            status: "queued" | "running" | "success" | "failed" | "dead" | "cancelled";
            /** Format: date-time */
            createdAt: string;
        };
        JobDetailDto: {
            /** Format: uuid */
            id: string;
            /** @example connector.call */
            type: string;
            /** @enum {string} */
            lane: "high" | "default" | "bulk";
            /** @enum {string} */
            status: "queued" | "running" | "success" | "failed" | "dead" | "cancelled";
            /** @description Lower goes first within the workspace. */
            priority: number;
            /** @description Attempts made so far, without snoozed ones. */
            attempts: number;
            /**
             * Format: date-time
             * @description Not before this time.
             */
            runAt: string;
            payload: {
                [key: string]: unknown;
            } | null;
            /** @description What the handler said when it was done, up to 64 KiB. */
            result: {
                [key: string]: unknown;
            } | null;
            lastError: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What the handler last said about how far it is.
             * @example {
             *       "done": 200,
             *       "total": 1000,
             *       "message": "200 done"
             *     }
             */
            progress: {
                [key: string]: unknown;
            } | null;
            /** @description Attempts in a row whose worker was lost. */
            lostRuns: number;
            /**
             * Format: date-time
             * @description The running attempt is to end since then.
             */
            cancelRequestedAt: string | null;
            /** @description Jobs with the same one run one at a time, in order. */
            orderingKey: string | null;
            idempotencyKey: string | null;
            parentId: string | null;
            connectorId: string | null;
            correlationId: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description Every attempt, oldest first; of very many the newest 500. */
            runs: components["schemas"]["RunDto"][];
            /**
             * Format: date-time
             * @description When the next attempt may begin; null: none is to come.
             */
            nextAttemptAt: string | null;
            /** @description The last error and what caused it, the root last. */
            causes: components["schemas"]["CauseDto"][];
            /** @description Jobs that this one made, oldest first, up to 100. */
            children: components["schemas"]["ChildJobDto"][];
            /**
             * @description Why a job that is due does not run: null when nothing but its turn or its time is missing.
             * @enum {string|null}
             */
            waitingFor: "worker_that_knows_type" | "ordering" | "paused" | "concurrency" | "workspace_enabled" | null;
            maxAttempts: number;
            traceId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CreateJobDto: {
            /**
             * @description `connector.call` or `http.request`.
             * @example http.request
             */
            type: string;
            /**
             * @description For `connector.call`: `connectorId`, `method`, `path` below its base URL, `headers`, `body`. For `http.request`: `url`, `method`, `headers`, `body`. A body is `{ "json": … }` or `{ "text": "…", "contentType": "…" }`. Never a secret: a connector has a secret ref for that.
             * @example {
             *       "url": "https://example.com/orders",
             *       "method": "POST",
             *       "body": {
             *         "json": {
             *           "order": 7
             *         }
             *       }
             *     }
             */
            payload: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description Not before this time; default now.
             * @example 2030-01-31T09:30:00Z
             */
            runAt?: string;
            /**
             * @description Lower goes first within the workspace.
             * @default 0
             */
            priority?: number;
            /**
             * @description Jobs of the workspace with the same one run one at a time, in their order.
             * @example customer-7
             */
            orderingKey?: string;
            /** @description Attempts in all. For `connector.call` the policy of the connector is the bound, and the default. */
            maxAttempts?: number;
            /**
             * @description Unique in the workspace among jobs of the type, as long as the job is kept: the same key again answers with the first job. The header `Idempotency-Key` repeats a whole answer, for 24 hours.
             * @example order-7
             */
            idempotencyKey?: string;
            /**
             * @description What the job belongs to, in your words.
             * @example order-7
             */
            correlationId?: string;
        };
        CreatedJobDto: {
            /** Format: uuid */
            id: string;
            /** @example connector.call */
            type: string;
            /** @enum {string} */
            lane: "high" | "default" | "bulk";
            /** @enum {string} */
            status: "queued" | "running" | "success" | "failed" | "dead" | "cancelled";
            /** @description Lower goes first within the workspace. */
            priority: number;
            /** @description Attempts made so far, without snoozed ones. */
            attempts: number;
            /**
             * Format: date-time
             * @description Not before this time.
             */
            runAt: string;
            payload: {
                [key: string]: unknown;
            } | null;
            /** @description What the handler said when it was done, up to 64 KiB. */
            result: {
                [key: string]: unknown;
            } | null;
            lastError: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What the handler last said about how far it is.
             * @example {
             *       "done": 200,
             *       "total": 1000,
             *       "message": "200 done"
             *     }
             */
            progress: {
                [key: string]: unknown;
            } | null;
            /** @description Attempts in a row whose worker was lost. */
            lostRuns: number;
            /**
             * Format: date-time
             * @description The running attempt is to end since then.
             */
            cancelRequestedAt: string | null;
            /** @description Jobs with the same one run one at a time, in order. */
            orderingKey: string | null;
            idempotencyKey: string | null;
            parentId: string | null;
            connectorId: string | null;
            correlationId: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description False when the idempotency key was taken: this is the first job. */
            created: boolean;
            maxAttempts: number;
            traceId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CreateJobsDto: {
            /** @description Up to 1000, as far as the request's size allows. */
            jobs: components["schemas"]["CreateJobDto"][];
        };
        EnqueuedJobDto: {
            /** Format: uuid */
            id: string;
            /** @description False when the idempotency key was taken: `id` is the first job. */
            created: boolean;
        };
        CreatedJobsDto: {
            /** @description In the order of the request. */
            jobs: components["schemas"]["EnqueuedJobDto"][];
        };
        RedriveDto: {
            /** @example connector.call */
            type?: string;
            /** Format: uuid */
            connectorId?: string;
            /** @enum {string} */
            lane?: "high" | "default" | "bulk";
            /**
             * @description Code of the last error.
             * @example http_503
             */
            errorCode?: string;
            /**
             * @description Trace id, 32 hex digits.
             * @example 4bf92f3577b34da6a3ce929d0e0e4736
             */
            traceId?: string;
            /**
             * @description What the jobs belong to.
             * @example order-7
             */
            correlationId?: string;
            /** @example customer-7 */
            orderingKey?: string;
            /**
             * Format: uuid
             * @description The job that made them.
             */
            parentId?: string;
            /**
             * @description Not made before this time.
             * @example 2026-01-31T00:00:00Z
             */
            createdAfter?: string;
            /**
             * @description Made before this time.
             * @example 2030-01-31T00:00:00Z
             */
            createdBefore?: string;
            /** @description Only these; up to 1000. */
            ids?: string[];
            /**
             * @default [
             *       "dead"
             *     ]
             */
            status?: ("dead" | "cancelled" | "failed")[];
        };
        OrderPreviewDto: {
            /**
             * @description Jobs that match now; counted up to 10,000.
             * @example 42
             */
            matching: number;
            /** @description Whether more match than were counted. */
            isCapped: boolean;
            /** @description The oldest of them, up to five. */
            examples: components["schemas"]["JobDto"][];
        };
        CancelDto: {
            /** @example connector.call */
            type?: string;
            /** Format: uuid */
            connectorId?: string;
            /** @enum {string} */
            lane?: "high" | "default" | "bulk";
            /**
             * @description Code of the last error.
             * @example http_503
             */
            errorCode?: string;
            /**
             * @description Trace id, 32 hex digits.
             * @example 4bf92f3577b34da6a3ce929d0e0e4736
             */
            traceId?: string;
            /**
             * @description What the jobs belong to.
             * @example order-7
             */
            correlationId?: string;
            /** @example customer-7 */
            orderingKey?: string;
            /**
             * Format: uuid
             * @description The job that made them.
             */
            parentId?: string;
            /**
             * @description Not made before this time.
             * @example 2026-01-31T00:00:00Z
             */
            createdAfter?: string;
            /**
             * @description Made before this time.
             * @example 2030-01-31T00:00:00Z
             */
            createdBefore?: string;
            /** @description Only these; up to 1000. */
            ids?: string[];
            /**
             * @default [
             *       "queued",
             *       "failed",
             *       "running"
             *     ]
             */
            status?: ("queued" | "failed" | "running")[];
        };
        QueueControlDto: {
            /** @enum {string} */
            target: "lane" | "workspace" | "type" | "connector";
            /**
             * @description The lane, the type of job, or the id of the connector or workspace.
             * @example bulk
             */
            name: string;
            /** @description Most that run at once; null: no limit. */
            maxRunning: number | null;
            id: string;
            paused: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        PutLaneControlDto: {
            /**
             * @description Jobs of the target wait until it is false again.
             * @default false
             */
            paused?: boolean;
            /** @description Most jobs of the target that run at once, over all workers. Null or left out: no limit. */
            maxRunning?: number | null;
            /**
             * @example bulk
             * @enum {string}
             */
            lane: "high" | "default" | "bulk";
        };
        PutQueueControlDto: {
            /**
             * @description Jobs of the target wait until it is false again.
             * @default false
             */
            paused?: boolean;
            /** @description Most jobs of the target that run at once, over all workers. Null or left out: no limit. */
            maxRunning?: number | null;
            /**
             * @example type
             * @enum {string}
             */
            target: "workspace" | "type" | "connector";
            /**
             * @description The type of job; for the target `type`.
             * @example connector.call
             */
            type?: string;
            /**
             * Format: uuid
             * @description The connector's id; for the target `connector`.
             */
            connectorId?: string;
        };
        LaneQueueDto: {
            /**
             * @description Jobs that wait and are due; counted up to the bound.
             * @example 12
             */
            due: number;
            /**
             * @description Jobs that wait for a later time.
             * @example 3
             */
            later: number;
            /** @example 2 */
            running: number;
            /** @description Whether more wait than were counted: then `due` and `later` are the least there are. */
            isCapped: boolean;
            /** @description Whether a queue control has paused it. */
            paused: boolean;
            /**
             * @description Seconds that the oldest due job has been due; null: none is.
             * @example 1.2
             */
            oldestDueSeconds: number | null;
            /**
             * @description Jobs that ended, per minute, over the last minutes.
             * @example 600
             */
            endedPerMinute: number;
            /**
             * @description Jobs that were made, per minute, over the last minutes.
             * @example 540
             */
            madePerMinute: number;
            /**
             * @description Seconds until no due job waits, if it goes on as in the last minutes; null when more is made than ends.
             * @example 12
             */
            drainedInSeconds: number | null;
            /** @enum {string} */
            lane: "high" | "default" | "bulk";
        };
        TypeQueueDto: {
            /**
             * @description Jobs that wait and are due; counted up to the bound.
             * @example 12
             */
            due: number;
            /**
             * @description Jobs that wait for a later time.
             * @example 3
             */
            later: number;
            /** @example 2 */
            running: number;
            /** @description Whether more wait than were counted: then `due` and `later` are the least there are. */
            isCapped: boolean;
            /** @description Whether a queue control has paused it. */
            paused: boolean;
            /**
             * @description Seconds that the oldest due job has been due; null: none is.
             * @example 1.2
             */
            oldestDueSeconds: number | null;
            /**
             * @description Jobs that ended, per minute, over the last minutes.
             * @example 600
             */
            endedPerMinute: number;
            /**
             * @description Jobs that were made, per minute, over the last minutes.
             * @example 540
             */
            madePerMinute: number;
            /**
             * @description Seconds until no due job waits, if it goes on as in the last minutes; null when more is made than ends.
             * @example 12
             */
            drainedInSeconds: number | null;
            /** @example connector.call */
            type: string;
        };
        ConnectorQueueDto: {
            /**
             * @description Jobs that wait and are due; counted up to the bound.
             * @example 12
             */
            due: number;
            /**
             * @description Jobs that wait for a later time.
             * @example 3
             */
            later: number;
            /** @example 2 */
            running: number;
            /** @description Whether more wait than were counted: then `due` and `later` are the least there are. */
            isCapped: boolean;
            /** @description Whether a queue control has paused it. */
            paused: boolean;
            /**
             * @description Seconds that the oldest due job has been due; null: none is.
             * @example 1.2
             */
            oldestDueSeconds: number | null;
            /**
             * @description Jobs that ended, per minute, over the last minutes.
             * @example 600
             */
            endedPerMinute: number;
            /**
             * @description Jobs that were made, per minute, over the last minutes.
             * @example 540
             */
            madePerMinute: number;
            /**
             * @description Seconds until no due job waits, if it goes on as in the last minutes; null when more is made than ends.
             * @example 12
             */
            drainedInSeconds: number | null;
            /** Format: uuid */
            connectorId: string;
        };
        ControlledQueueDto: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            target: "lane" | "workspace" | "type" | "connector";
            /** @description The lane, the type, the id of the connector or that of the workspace. */
            name: string;
            /** @description Jobs that may run at once; null: no limit. */
            maxRunning: number | null;
            /**
             * @description Jobs that wait for it, counted up to 50,000. They are in no other count.
             * @example 0
             */
            held: number;
            paused: boolean;
        };
        QueuesDto: {
            /** @description Every lane, the most urgent first. */
            lanes: components["schemas"]["LaneQueueDto"][];
            /** @description The ten types with the most jobs that wait or run. */
            types: components["schemas"]["TypeQueueDto"][];
            /** @description The ten connectors with the most jobs that wait or run. */
            connectors: components["schemas"]["ConnectorQueueDto"][];
            /** @description What is paused or limited. */
            controls: components["schemas"]["ControlledQueueDto"][];
            /** @description Jobs that wait behind an earlier one of their ordering key, counted up to 50,000. */
            inLine: number;
        };
        CreateScheduleDto: {
            /** @example Nightly export */
            name: string;
            /**
             * @description A type of job that can be made through the API.
             * @example connector.call
             */
            jobType: string;
            /** @description As the job type asks for it. */
            payload?: {
                [key: string]: unknown;
            };
            /**
             * @description Five fields: minute, hour, day of month, month, day of week. `L`, `W`, `#` and names such as `MON` work. Where clocks are put forward, a time that does not exist is taken at the moment of the change; where they are put back, a time that comes twice is taken the first time. With a `*` or a step in minute or hour, times that do not exist are left out and those that come twice are taken twice.
             * @example 30 2 * * 1-5
             */
            cron: string;
            /**
             * @description In the IANA database.
             * @default UTC
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description While the previous job is not finished: make none, let the new one wait for it, or cancel it for the new one.
             * @default skip
             * @enum {string}
             */
            overlap?: "skip" | "queue" | "cancel_previous";
            /**
             * @description Ticks that no worker took within a minute: let them go, make one job for all of them, or one for each of the last 100, oldest first. `overlap` counts for them too, so `all` goes with `queue`.
             * @default none
             * @enum {string}
             */
            catchUp?: "none" | "one" | "all";
            /**
             * @description The job starts up to so many milliseconds after the tick, a different time each tick.
             * @default 0
             */
            jitterMs?: number;
            /** @default true */
            enabled?: boolean;
        };
        ScheduleDto: {
            /** @example connector.call */
            jobType: string;
            payload: {
                [key: string]: unknown;
            };
            /** @example 30 2 * * 1-5 */
            cron: string;
            /** @example Europe/Berlin */
            timezone: string;
            /** @enum {string} */
            overlap: "skip" | "queue" | "cancel_previous";
            /** @enum {string} */
            catchUp: "none" | "one" | "all";
            /** @description Why it was switched off by itself. */
            disabledReason: string | null;
            /**
             * Format: date-time
             * @description Null while it is paused.
             */
            nextRunAt: string | null;
            /**
             * Format: date-time
             * @description The tick, or the trigger by hand, of the last job.
             */
            lastRunAt: string | null;
            lastJobId: string | null;
            id: string;
            name: string;
            jitterMs: number;
            enabled: boolean;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PreviewScheduleDto: {
            /** @default 10 */
            count?: number;
            /**
             * @description Ticks after this time; default now.
             * @example 2026-03-28T00:00:00Z
             */
            after?: string;
            /**
             * @description Five fields: minute, hour, day of month, month, day of week. `L`, `W`, `#` and names such as `MON` work. Where clocks are put forward, a time that does not exist is taken at the moment of the change; where they are put back, a time that comes twice is taken the first time. With a `*` or a step in minute or hour, times that do not exist are left out and those that come twice are taken twice.
             * @example 30 2 * * 1-5
             */
            cron: string;
            /**
             * @description In the IANA database.
             * @default UTC
             * @example Europe/Berlin
             */
            timezone?: string;
        };
        NextRunDto: {
            /**
             * @description As the clocks of the time zone show it.
             * @example 2026-03-29T03:00:00+02:00
             */
            local: string;
            /** Format: date-time */
            at: string;
        };
        NextRunsDto: {
            /** @example Europe/Berlin */
            timezone: string;
            items: components["schemas"]["NextRunDto"][];
        };
        UpdateScheduleDto: {
            /** @example Nightly export */
            name?: string;
            /**
             * @description A type of job that can be made through the API.
             * @example connector.call
             */
            jobType?: string;
            /** @description As the job type asks for it. */
            payload?: {
                [key: string]: unknown;
            };
            /**
             * @description Five fields: minute, hour, day of month, month, day of week. `L`, `W`, `#` and names such as `MON` work. Where clocks are put forward, a time that does not exist is taken at the moment of the change; where they are put back, a time that comes twice is taken the first time. With a `*` or a step in minute or hour, times that do not exist are left out and those that come twice are taken twice.
             * @example 30 2 * * 1-5
             */
            cron?: string;
            /**
             * @description In the IANA database.
             * @default UTC
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description While the previous job is not finished: make none, let the new one wait for it, or cancel it for the new one.
             * @default skip
             * @enum {string}
             */
            overlap?: "skip" | "queue" | "cancel_previous";
            /**
             * @description Ticks that no worker took within a minute: let them go, make one job for all of them, or one for each of the last 100, oldest first. `overlap` counts for them too, so `all` goes with `queue`.
             * @default none
             * @enum {string}
             */
            catchUp?: "none" | "one" | "all";
            /**
             * @description The job starts up to so many milliseconds after the tick, a different time each tick.
             * @default 0
             */
            jitterMs?: number;
            /** @default true */
            enabled?: boolean;
        };
        TriggeredDto: {
            /** @description The job that was made; it is in the history at once. */
            jobId: string;
        };
        ScheduleRunDto: {
            /** @description The job's id. */
            id: string;
            /**
             * Format: date-time
             * @description Null for a run that was triggered by hand.
             */
            tickAt: string | null;
            /** @example connector.call */
            type: string;
            /** @enum {string} */
            status: "queued" | "running" | "success" | "failed" | "dead" | "cancelled";
            /**
             * Format: date-time
             * @description The tick with its jitter, or when the next attempt is due.
             */
            runAt: string;
            /** Format: date-time */
            finishedAt: string | null;
            lastError: {
                [key: string]: unknown;
            } | null;
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            traceId: string;
        };
        AuthSchemeDto: {
            /** @enum {string} */
            scheme: "none" | "bearer" | "basic" | "header" | "query" | "oauth2-client-credentials" | "oauth2-refresh-token" | "hmac";
            /**
             * @description What the value of the secret ref has to be.
             * @example The token.
             */
            secret: string;
            /** @description Where tokens come from, for the oauth2 schemes. */
            tokenUrl: string | null;
        };
        TestCallDto: {
            /** @enum {string} */
            method: "GET" | "POST";
            /** @example /user */
            path: string;
        };
        ConnectorTypeDto: {
            /** @example github */
            type: string;
            /** @description JSON Schema of `settings`. */
            settings: {
                [key: string]: unknown;
            };
            /** @description Signature scheme of webhooks; null: has none. */
            verification: string | null;
            /** @description Whether its webhooks can be verified, so that they are taken. Otherwise none is. */
            takesWebhooks: boolean;
            /** @description Default base URL of calls, with {settings}. */
            baseUrl: string | null;
            /**
             * @description Default auth scheme of calls.
             * @enum {string}
             */
            auth: "none" | "bearer" | "basic" | "header" | "query" | "oauth2-client-credentials" | "oauth2-refresh-token" | "hmac";
            /** @description Every auth scheme that the settings can choose. */
            authSchemes: components["schemas"]["AuthSchemeDto"][];
            /**
             * @description How its answers tell when calls may go on.
             * @enum {string}
             */
            rateLimitDialect: "standard" | "github" | "linear" | "shopify" | "hubspot" | "discord" | "openai";
            /** @description Header that makes a repeated call safe; null: has none. */
            idempotencyHeader: string | null;
            /** @description The harmless call that proves credentials. */
            test: components["schemas"]["TestCallDto"] | null;
            title: string;
            description: string;
            documentationUrl: string;
        };
        CreateConnectorDto: {
            /**
             * @description A type of `GET /v1/connector-types`. It cannot change later.
             * @example github
             */
            type: string;
            /** @example GitHub of the platform team */
            name: string;
            /**
             * @description As the type's JSON Schema says. Never a secret: those go into a secret ref.
             * @example {}
             */
            settings?: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description Signs in calls, and verifies webhooks.
             */
            secretRefId?: string | null;
            /**
             * Format: uuid
             * @description Verifies webhooks instead of `secretRefId`, where the provider has a secret of its own for them.
             */
            webhookSecretRefId?: string | null;
            /**
             * Format: uuid
             * @description None: the built-in default policy.
             */
            policyId?: string | null;
        };
        ConnectorDto: {
            /** @example github */
            type: string;
            /** @enum {string} */
            status: "active" | "paused" | "error";
            settings: {
                [key: string]: unknown;
            };
            secretRefId: string | null;
            /** @description Null: `secretRefId` verifies webhooks. */
            webhookSecretRefId: string | null;
            policyId: string | null;
            /** @description Unguessable part of the webhook URL. */
            ingestKey: string;
            /** @description Give this URL to the third party. */
            ingestUrl: string;
            id: string;
            name: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        UpdateConnectorDto: {
            name?: string;
            /** @description Replaces all settings. */
            settings?: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description null takes it away.
             */
            secretRefId?: string | null;
            /**
             * Format: uuid
             * @description null: `secretRefId` verifies webhooks.
             */
            webhookSecretRefId?: string | null;
            /**
             * Format: uuid
             * @description null: the built-in default policy.
             */
            policyId?: string | null;
        };
        CallBodyDto: {
            /**
             * @description Any JSON value.
             * @example {
             *       "title": "Broken build"
             *     }
             */
            json?: {
                [key: string]: unknown;
            } | unknown[] | string;
            /**
             * @description Fields of a form.
             * @example {
             *       "title": "Broken build"
             *     }
             */
            form?: {
                [key: string]: string;
            };
            /** @example Broken build */
            text?: string;
            /**
             * Format: base64
             * @description Any bytes.
             * @example QnJva2VuIGJ1aWxk
             */
            base64?: string;
            /**
             * @description In place of the one of the kind of body.
             * @example application/ld+json
             */
            contentType?: string;
        };
        CallRequestDto: {
            /**
             * @default GET
             * @enum {string}
             */
            method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
            /**
             * @description Below the connector's base URL, which it cannot leave.
             * @default /
             * @example /user
             */
            path?: string;
            /**
             * @description Parameters of the query.
             * @example {
             *       "page": "1"
             *     }
             */
            query?: {
                [key: string]: string;
            };
            /**
             * @description Never a secret: the connector has a secret ref for that.
             * @example {
             *       "accept": "application/json"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
            /** @description One of json, form, text and base64. */
            body?: components["schemas"]["CallBodyDto"];
            /**
             * @description What `{{ $.path }}` in path, query, headers and body stands for. Without it nothing is filled in.
             * @example {
             *       "issue": {
             *         "id": 7
             *       }
             *     }
             */
            event?: {
                [key: string]: unknown;
            };
        };
        CapturedResponseDto: {
            /** @example 200 */
            status: number;
            /** @description Without cookies and credentials. */
            headers: {
                [key: string]: string;
            };
            /**
             * @description How `body` is to be read.
             * @enum {string}
             */
            bodyKind: "none" | "json" | "text" | "base64";
            /** @description Secrets in it are redacted. */
            body: ({
                [key: string]: unknown;
            } | unknown[] | string) | null;
            /** @description Bytes of the body; when truncated: of what was received of it. */
            bodyBytes: number;
            /** @description The body is longer: `body` is its beginning. */
            truncated: boolean;
        };
        CallErrorDto: {
            /** @example connect_timeout */
            code: string;
            /** @description Whether the same call could succeed later. */
            retryable: boolean;
            /** @description Whether the other side may have got the call. */
            sent: boolean;
            message: string;
        };
        CallResultDto: {
            /** @description Names the call in the request log. */
            callId: string;
            /**
             * @description refused: the third party answered 3xx or 4xx; failed: it answered 5xx, or nothing.
             * @enum {string}
             */
            outcome: "success" | "refused" | "failed";
            /** @description Milliseconds in all, waiting included. */
            latencyMs: number;
            /** @description Null: the built-in default policy. */
            policyId: string | null;
            /** @description Version of the policy that the call ran under. */
            policyVersion: number;
            response: components["schemas"]["CapturedResponseDto"] | null;
            /** @description Why there is no response. */
            error: components["schemas"]["CallErrorDto"] | null;
            attempts: number;
        };
        TestConnectorDto: {
            /**
             * @description A harmless GET that needs the credentials. Without it: what the type knows, or `/`.
             * @example /status
             */
            path?: string;
        };
        ConnectorTestDto: {
            /** @description Whether calls with these credentials work. */
            ok: boolean;
            /** @enum {string} */
            verdict: "works" | "credentials_refused" | "answers_otherwise" | "fails" | "rate_limited" | "no_answer" | "held_back";
            /** @description What it means, and what to do about it. */
            hint: string;
            /** @example GET /user */
            call: string;
            /** @description Milliseconds. */
            latencyMs: number;
            /** @description What was answered, as far as it is short. */
            response: components["schemas"]["CapturedResponseDto"] | null;
            /** @description Why there is no response. */
            error: components["schemas"]["CallErrorDto"] | null;
        };
        CircuitHealthDto: {
            /** @enum {string} */
            state: "closed" | "open" | "half_open";
            /**
             * Format: date-time
             * @description When it got into this state; null: never left it.
             */
            since: string | null;
            /**
             * Format: date-time
             * @description While open: when the first probe may go out.
             */
            probesFrom: string | null;
            /** @description Calls in the breaker's window that told something about the third party. */
            calls: number;
            /** @description How many of them failed, in percent; null without calls. */
            failurePercent: number | null;
        };
        ProviderLimitDto: {
            /** @description Calls in the third party's own window. */
            limit: number | null;
            /** Format: date-time */
            resetAt: string;
            remaining: number;
        };
        RateHealthDto: {
            /** @description Calls that may go out at once; null: no rate limit. */
            tokens: number | null;
            /**
             * Format: date-time
             * @description The third party wants no call before this time.
             */
            blockedUntil: string | null;
            /** @description What the third party last said of its limit. */
            provider: components["schemas"]["ProviderLimitDto"] | null;
        };
        ConcurrencyHealthDto: {
            /** @description Calls under way. */
            inFlight: number;
            /** @description Null: no limit. */
            limit: number | null;
        };
        CallsHealthDto: {
            /** @description What the figures are about: the last so many seconds. */
            windowSeconds: number;
            /** @description 0 to 1; null without calls. */
            successRate: number | null;
            /** @description Milliseconds. */
            p50Ms: number | null;
            /** @description Milliseconds. */
            p95Ms: number | null;
            /** Format: date-time */
            lastCallAt: string | null;
            /** Format: date-time */
            lastFailureAt: string | null;
            /** @example http_503 */
            lastFailure: string | null;
            calls: number;
        };
        PolicyInForceDto: {
            /** @description Null: the built-in default. */
            policyId: string | null;
            /** @description 0: the built-in default. */
            version: number;
            /** @description Its rules. */
            rules: {
                [key: string]: unknown;
            };
        };
        ConnectorHealthDto: {
            /** @enum {string} */
            status: "active" | "paused" | "error";
            /**
             * @description local: Redis does not answer, and limits are kept, and told, by each process for itself.
             * @enum {string}
             */
            mode: "shared" | "local";
            /** @description Calls that were put off and have a place in line. */
            waiting: number;
            circuit: components["schemas"]["CircuitHealthDto"];
            rateLimit: components["schemas"]["RateHealthDto"];
            concurrency: components["schemas"]["ConcurrencyHealthDto"];
            calls: components["schemas"]["CallsHealthDto"];
            policy: components["schemas"]["PolicyInForceDto"];
        };
        WebhookReceiptDto: {
            /** @description The stored message; the first one for a duplicate, and for a batch of events. */
            id: string;
            /** @description Every event had arrived before; nothing more happens. */
            duplicate: boolean;
            /**
             * @description Events that the request brought.
             * @example 1
             */
            events: number;
            /** @description Follow it with GET /v1/workspaces/{workspaceId}/traces/{traceId}. */
            traceId: string;
        };
        ReplayManyDto: {
            /**
             * Format: uuid
             * @description The only route that may take it; all, if left out.
             */
            toRouteId?: string;
            /**
             * @description Not received before this time.
             * @example 2026-01-31T00:00:00Z
             */
            since?: string;
            /**
             * @description Received before this time.
             * @example 2040-01-31T00:00:00Z
             */
            until?: string;
            status?: ("received" | "processed" | "ignored" | "failed")[];
            /** Format: uuid */
            connectorId?: string;
            /**
             * @description `*` stands for any text.
             * @example [
             *       "issues*"
             *     ]
             */
            eventTypes?: string[];
            /**
             * Format: uuid
             * @description Only events that this route made a call of.
             */
            routeId?: string;
            /** @description Only these; up to 1000. */
            ids?: string[];
            /**
             * @description How many are replayed a second, at most; left out: as `REPLAY_PER_SECOND` of the installation says.
             * @example 500
             */
            perSecond?: number;
        };
        WebhookOrderDto: {
            /**
             * Format: uuid
             * @description Follow it, or cancel it, under `jobs/{jobId}`.
             */
            jobId: string;
            /** @example webhooks.replay */
            type: string;
        };
        WebhookPreviewDto: {
            /**
             * @description What matches now; counted up to 10,000.
             * @example 42
             */
            matching: number;
            /** @description Whether more match than were counted. */
            isCapped: boolean;
        };
        ReplayDto: {
            /**
             * Format: uuid
             * @description The only route that may take it; all, if left out.
             */
            toRouteId?: string;
        };
        InboxMessageDto: {
            /** @example github */
            provider: string;
            /** @description The provider's id of the event. */
            eventId: string;
            eventType: string | null;
            /** @enum {string} */
            status: "received" | "processed" | "ignored" | "failed";
            /** @description Whether the signature was right when it came in. */
            signatureValid: boolean;
            /**
             * @description What shows that it is genuine: its signature; or the provider's own API, which gave it to us after it had not arrived.
             * @enum {string}
             */
            proof: "signature" | "provider_api";
            /** @description The message that this one repeats. */
            replayOf: string | null;
            /**
             * Format: uuid
             * @description The job that routes it, which may route others as well; null for a replay.
             */
            jobId: string | null;
            /** Format: date-time */
            processedAt: string | null;
            id: string;
            connectorId: string;
            traceId: string;
            /** Format: date-time */
            receivedAt: string;
        };
        RepairDto: {
            /**
             * Format: uuid
             * @description A GitHub connector, whose secret may read the hook: `admin:repo_hook`.
             */
            connectorId: string;
            /**
             * @description Whose webhook it is.
             * @example octo-org/octo-repo
             */
            repository?: string;
            /**
             * @description Whose webhook it is.
             * @example octo-org
             */
            organization?: string;
            /**
             * @description The number of the webhook: the end of its settings page's address, and `X-GitHub-Hook-ID`.
             * @example 292430182
             */
            hookId: string;
            /**
             * @description Not sent before this time.
             * @example 2026-01-31T00:00:00Z
             */
            since?: string;
        };
        SignatureCheckDto: {
            /** @enum {string|null} */
            reason: "secret_missing" | "secret_malformed" | "signature_missing" | "signature_malformed" | "signature_mismatch" | "timestamp_missing" | "timestamp_malformed" | "timestamp_too_old" | "timestamp_in_future" | "event_id_missing" | "event_id_malformed" | "verification_not_configured" | null;
            /** @description What the reason usually means. */
            hint: string | null;
            /** Format: date-time */
            checkedAt: string;
            valid: boolean;
        };
        InboxMessageDetailDto: {
            /** @example github */
            provider: string;
            /** @description The provider's id of the event. */
            eventId: string;
            eventType: string | null;
            /** @enum {string} */
            status: "received" | "processed" | "ignored" | "failed";
            /** @description Whether the signature was right when it came in. */
            signatureValid: boolean;
            /**
             * @description What shows that it is genuine: its signature; or the provider's own API, which gave it to us after it had not arrived.
             * @enum {string}
             */
            proof: "signature" | "provider_api";
            /** @description The message that this one repeats. */
            replayOf: string | null;
            /**
             * Format: uuid
             * @description The job that routes it, which may route others as well; null for a replay.
             */
            jobId: string | null;
            /** Format: date-time */
            processedAt: string | null;
            headers: {
                [key: string]: unknown;
            };
            /** @description Bytes of the body; read it with GET …/raw. */
            bodyBytes: number;
            /** @description The last time somebody asked for a check. */
            reverified: components["schemas"]["SignatureCheckDto"] | null;
            id: string;
            connectorId: string;
            traceId: string;
            /** Format: date-time */
            receivedAt: string;
        };
        QuarantinedDto: {
            /**
             * @example signature_mismatch
             * @enum {string}
             */
            reason: "secret_missing" | "secret_malformed" | "signature_missing" | "signature_malformed" | "signature_mismatch" | "timestamp_missing" | "timestamp_malformed" | "timestamp_too_old" | "timestamp_in_future" | "event_id_missing" | "event_id_malformed" | "verification_not_configured";
            /** @description What the reason usually means, and what mends it. */
            hint: string;
            /** @description Bytes of headers and body. */
            bytes: number;
            id: string;
            connectorId: string;
            /** Format: date-time */
            receivedAt: string;
            traceId: string;
        };
        ReverifyDto: {
            /** Format: uuid */
            connectorId?: string;
            /** @enum {string} */
            reason?: "secret_missing" | "secret_malformed" | "signature_missing" | "signature_malformed" | "signature_mismatch" | "timestamp_missing" | "timestamp_malformed" | "timestamp_too_old" | "timestamp_in_future" | "event_id_missing" | "event_id_malformed" | "verification_not_configured";
            /**
             * @description Not received before this time.
             * @example 2026-01-31T00:00:00Z
             */
            since?: string;
            /**
             * @description Received before this time.
             * @example 2040-01-31T00:00:00Z
             */
            until?: string;
        };
        QuarantinedDetailDto: {
            /**
             * @example signature_mismatch
             * @enum {string}
             */
            reason: "secret_missing" | "secret_malformed" | "signature_missing" | "signature_malformed" | "signature_mismatch" | "timestamp_missing" | "timestamp_malformed" | "timestamp_too_old" | "timestamp_in_future" | "event_id_missing" | "event_id_malformed" | "verification_not_configured";
            /** @description What the reason usually means, and what mends it. */
            hint: string;
            /** @description Bytes of headers and body. */
            bytes: number;
            /** @description A token among them is covered. */
            headers: {
                [key: string]: unknown;
            };
            /**
             * @description The query of the URL, with its `?`.
             * @example
             */
            query: string;
            /** @description The body as text, up to 100,000 characters; the exact bytes are under `raw`. */
            body: string;
            bodyBytes: number;
            id: string;
            connectorId: string;
            /** Format: date-time */
            receivedAt: string;
            traceId: string;
        };
        ReverifiedDto: {
            /** @description Whether it is genuine: then its events are in the inbox, and it left the quarantine. */
            released: boolean;
            /**
             * @description Why it stays.
             * @enum {string|null}
             */
            reason: "secret_missing" | "secret_malformed" | "signature_missing" | "signature_malformed" | "signature_mismatch" | "timestamp_missing" | "timestamp_malformed" | "timestamp_too_old" | "timestamp_in_future" | "event_id_missing" | "event_id_malformed" | "verification_not_configured" | null;
            hint: string | null;
            /** @description Its events in the inbox. */
            inboxIds: string[];
            /** @description How many of them had arrived before, so that nothing more happens. */
            duplicates: number;
        };
        FilterDto: {
            /**
             * @description JSONPath (RFC 9535) into the payload.
             * @example $.action
             */
            path: string;
            /**
             * @example equals
             * @enum {string}
             */
            operator: "equals" | "not_equals" | "contains" | "not_contains" | "starts_with" | "regex" | "gt" | "gte" | "lt" | "lte" | "in" | "not_in" | "exists" | "not_exists";
            /**
             * @description Any JSON value; a list for `in` and `not_in`. Left out only for `exists` and `not_exists`.
             * @example opened
             */
            value?: (string | number | boolean | unknown[]) | null;
            /**
             * @description Same group: one must hold. Every group must hold.
             * @default 0
             */
            group?: number;
        };
        RequestTemplateDto: {
            /**
             * @default POST
             * @enum {string}
             */
            method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
            /**
             * @description Below the destination's base URL. `{{ … }}` stands for something of the event: a JSONPath into its payload (`{{ $.issue.number }}`), `event.id`, `event.type`, or `headers.<name>`. Values are percent-encoded; a path whose placeholder finds nothing makes no call.
             * @default /
             * @example /issues/{{ $.issue.number }}
             */
            path?: string;
            /**
             * @description May have placeholders; a parameter whose placeholder finds nothing is left out.
             * @example {
             *       "state": "{{ $.issue.state }}"
             *     }
             */
            query?: {
                [key: string]: string;
            };
            /** @description Never a secret: the destination connector has a secret ref for that. May have placeholders; a header whose placeholder finds nothing is left out. */
            headers?: {
                [key: string]: string;
            };
        };
        CreateRouteDto: {
            /** @example Opened issues to the tracker */
            name: string;
            /**
             * Format: uuid
             * @description The connector whose webhooks it takes.
             */
            sourceConnectorId: string;
            /**
             * @description `*` stands for any text.
             * @default [
             *       "*"
             *     ]
             */
            eventTypes?: string[];
            /** @default [] */
            filters?: components["schemas"]["FilterDto"][];
            /**
             * Format: uuid
             * @description The connector that is called.
             */
            destinationConnectorId: string;
            /** @description The call. Its body is the event as it came, or what `transform` makes of it; `x-signalbox-event-id` and `x-signalbox-event-type` name it, percent-encoded where a header needs that. */
            request?: components["schemas"]["RequestTemplateDto"];
            /**
             * @description JSONata expression that makes the body of the call: `$` is the payload, `$event` has `id`, `type` and `receivedAt`, `$headers` the headers. It is evaluated when the call goes out; a call whose transform fails is dead with the reason, and a redrive uses the transform of then.
             * @default null
             * @example { "key": issue.number, "title": issue.title }
             */
            transform?: string | null;
            /**
             * @description Calls of events that have the same value here go out one after another, across retries: a JSONPath into the payload, `event.type`, or `headers.<name>`. Events without the value wait for nobody.
             * @default null
             * @example $.issue.id
             */
            orderingKey?: string | null;
            /** @default true */
            enabled?: boolean;
            /**
             * @description Order in lists.
             * @default 0
             */
            position?: number;
        };
        RouteDto: {
            eventTypes: string[];
            filters: components["schemas"]["FilterDto"][];
            request: components["schemas"]["RequestTemplateDto"];
            transform: string | null;
            orderingKey: string | null;
            id: string;
            name: string;
            sourceConnectorId: string;
            destinationConnectorId: string;
            enabled: boolean;
            position: number;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        UpdateRouteDto: {
            /** @example Opened issues to the tracker */
            name?: string;
            /**
             * Format: uuid
             * @description The connector whose webhooks it takes.
             */
            sourceConnectorId?: string;
            /**
             * @description `*` stands for any text.
             * @default [
             *       "*"
             *     ]
             */
            eventTypes?: string[];
            /** @default [] */
            filters?: components["schemas"]["FilterDto"][];
            /**
             * Format: uuid
             * @description The connector that is called.
             */
            destinationConnectorId?: string;
            /** @description The call. Its body is the event as it came, or what `transform` makes of it; `x-signalbox-event-id` and `x-signalbox-event-type` name it, percent-encoded where a header needs that. */
            request?: components["schemas"]["RequestTemplateDto"];
            /**
             * @description JSONata expression that makes the body of the call: `$` is the payload, `$event` has `id`, `type` and `receivedAt`, `$headers` the headers. It is evaluated when the call goes out; a call whose transform fails is dead with the reason, and a redrive uses the transform of then.
             * @default null
             * @example { "key": issue.number, "title": issue.title }
             */
            transform?: string | null;
            /**
             * @description Calls of events that have the same value here go out one after another, across retries: a JSONPath into the payload, `event.type`, or `headers.<name>`. Events without the value wait for nobody.
             * @default null
             * @example $.issue.id
             */
            orderingKey?: string | null;
            /** @default true */
            enabled?: boolean;
            /**
             * @description Order in lists.
             * @default 0
             */
            position?: number;
        };
        PastedEventDto: {
            /**
             * @description Left out: an event without a type.
             * @example issues
             */
            type?: string;
            /**
             * @description The provider's id.
             * @example evt_1
             */
            id?: string;
            /**
             * @example {
             *       "content-type": "application/json"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description The body as it would come.
             * @example {"action":"opened","issue":{"number":7}}
             */
            body: string;
        };
        UnsavedDryRunRequest: {
            /**
             * Format: uuid
             * @description A message of the inbox; or give `event`.
             */
            inboxId?: string;
            /** @description A pasted event; or give `inboxId`. */
            event?: components["schemas"]["PastedEventDto"];
            /** @description The route, as it would be made. */
            route: components["schemas"]["CreateRouteDto"];
        };
        RouteCheckDto: {
            /** @enum {string} */
            check: "enabled" | "source" | "eventType" | "filter";
            /**
             * @description In words.
             * @example $.action equals "opened": found "closed"
             */
            message: string;
            filter: components["schemas"]["FilterDto"] | null;
            /** @description What a filter's path finds, up to five values. */
            found: unknown[];
            holds: boolean;
        };
        PlannedBodyDto: {
            /** @description The text, up to 100,000 characters. */
            text: string;
            contentType: string | null;
            /** @description Whether the transform of the route made it. */
            transformed: boolean;
            bytes: number;
        };
        PlannedRequestDto: {
            /** @example POST */
            method: string;
            /** @example https://api.example.com/issues/7 */
            url: string;
            /** @description Without those that are made for each call; a secret is never shown. */
            headers: {
                [key: string]: string;
            };
        };
        PlannedPolicyDto: {
            /** @description Null: the built-in policy. */
            id: string | null;
            /** @example Gentle */
            name: string;
            version: number;
        };
        DryRunProblemDto: {
            /** @example transform_failed */
            code: string;
            message: string;
        };
        DryRunDto: {
            /** @description Whether the route takes the event. */
            matched: boolean;
            checks: components["schemas"]["RouteCheckDto"][];
            body: components["schemas"]["PlannedBodyDto"] | null;
            request: components["schemas"]["PlannedRequestDto"] | null;
            policy: components["schemas"]["PlannedPolicyDto"] | null;
            /** @description The line in which the call would wait its turn. */
            orderingKey: string | null;
            /** @description Why the call could not be made, also of a route that matches. */
            problems: components["schemas"]["DryRunProblemDto"][];
        };
        DryRunRequest: {
            /**
             * Format: uuid
             * @description A message of the inbox; or give `event`.
             */
            inboxId?: string;
            /** @description A pasted event; or give `inboxId`. */
            event?: components["schemas"]["PastedEventDto"];
        };
        TestEventDto: {
            /**
             * @description Left out: one that is usual for the provider.
             * @example issues
             */
            eventType?: string;
            /**
             * @description Fields of the body; they take the place of those of the sample.
             * @example {
             *       "action": "opened"
             *     }
             */
            payload?: {
                [key: string]: unknown;
            };
        };
        TestEventSentDto: {
            /**
             * Format: uuid
             * @description The message in the inbox.
             */
            inboxId: string;
            /** @description Follow it with GET /v1/workspaces/{workspaceId}/traces/{traceId}. */
            traceId: string;
        };
        /** @enum {string} */
        StatsWindow: "1h" | "24h" | "7d" | "30d";
        TrafficDto: {
            /** @description Events that came in and were new; replays are none. */
            received: number;
            /** @description Requests that brought only what had come before. */
            duplicates: number;
            /** @description Requests that were refused, mostly for their signature. */
            rejected: number;
            /** @description Calls out; each attempt counts. */
            deliveries: number;
            /** @description Calls out that succeeded. */
            succeeded: number;
            /**
             * @description Milliseconds that half of the calls took at most, within 5 %; null without calls.
             * @example 120
             */
            p50Ms: number | null;
            /**
             * @description Of 95 % of them.
             * @example 120
             */
            p95Ms: number | null;
            /**
             * @description Of 99 % of them.
             * @example 120
             */
            p99Ms: number | null;
        };
        TrafficBucketDto: {
            /** @description Events that came in and were new; replays are none. */
            received: number;
            /** @description Requests that brought only what had come before. */
            duplicates: number;
            /** @description Requests that were refused, mostly for their signature. */
            rejected: number;
            /** @description Calls out; each attempt counts. */
            deliveries: number;
            /** @description Calls out that succeeded. */
            succeeded: number;
            /**
             * @description Milliseconds that half of the calls took at most, within 5 %; null without calls.
             * @example 120
             */
            p50Ms: number | null;
            /**
             * @description Of 95 % of them.
             * @example 120
             */
            p95Ms: number | null;
            /**
             * @description Of 99 % of them.
             * @example 120
             */
            p99Ms: number | null;
            /**
             * Format: date-time
             * @description When it begins.
             */
            at: string;
        };
        QueueFiguresDto: {
            /** @description Jobs that wait and are due. */
            due: number;
            /** @description Jobs that wait for a later time. */
            later: number;
            /** @description Whether more wait than were counted. */
            isCapped: boolean;
            /** @description Seconds that the oldest due job has been due. */
            oldestDueSeconds: number | null;
            running: number;
        };
        OpenBreakerDto: {
            /** Format: uuid */
            connectorId: string;
            /** @enum {string} */
            state: "open" | "half_open";
            /** Format: date-time */
            since: string | null;
            /**
             * Format: date-time
             * @description When the first probe may go out.
             */
            probesFrom: string | null;
            name: string;
        };
        FailingConnectorDto: {
            /** Format: uuid */
            connectorId: string;
            name: string;
            deliveries: number;
            failed: number;
        };
        DeadLettersDto: {
            /** @description Jobs that are dead now, whenever they died; counted up to 10,000. */
            count: number;
            /** @description Whether there are more than were counted. */
            isCapped: boolean;
        };
        OverviewDto: {
            window: components["schemas"]["StatsWindow"];
            /**
             * @description Seconds of each bucket.
             * @example 900
             */
            bucketSeconds: number;
            /**
             * Format: date-time
             * @description Traffic is counted up to here, some seconds behind; null: nothing was counted yet.
             */
            countedUntil: string | null;
            /** @description Of the whole window. */
            totals: components["schemas"]["TrafficDto"];
            /** @description One after the other without a gap, the oldest first. */
            buckets: components["schemas"]["TrafficBucketDto"][];
            /** @description How things stand now. */
            queue: components["schemas"]["QueueFiguresDto"];
            /** @description Connectors whose circuit breaker lets no call, or only probes, out. */
            breakers: components["schemas"]["OpenBreakerDto"][];
            /** @description The five with the most failed calls in the window. */
            failing: components["schemas"]["FailingConnectorDto"][];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            deadLetters: components["schemas"]["DeadLettersDto"];
        };
        MasterKeyUseDto: {
            /**
             * @description Fingerprint of the key.
             * @example 9f86d081884c7d65
             */
            keyId: string;
            /**
             * @description `current` seals; `other` opens; `missing`: this process does not have it, and cannot read its values.
             * @enum {string}
             */
            role: "current" | "other" | "missing";
            /**
             * @description Sealed values that only this key opens.
             * @example 0
             */
            values: number;
        };
        MasterKeyStatusDto: {
            keys: components["schemas"]["MasterKeyUseDto"][];
            /** @description Whether every value is under the current key: then no other key is needed. */
            complete: boolean;
        };
        FieldProblem: {
            /**
             * @description Path of the field in the request.
             * @example retry.maxAttempts
             */
            path: string;
            /**
             * @description What is wrong with it.
             * @example must not be less than 1
             */
            message: string;
        };
        Problem: {
            /**
             * @description Stable identifier of the kind of problem.
             * @example urn:signalbox:problem:invalid_input
             */
            type: string;
            /** @example Bad Request */
            title: string;
            /** @example 400 */
            status: number;
            /** @description What is wrong and how to fix it. */
            detail: string;
            /**
             * @description Stable code for programs.
             * @example invalid_input
             */
            code: string;
            /** @description Quote it when you ask for help. */
            requestId: string;
            /** @description Trace of the request, 32 hex digits. */
            traceId: string;
            /** @description Every bad field, for invalid input. */
            errors?: components["schemas"]["FieldProblem"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    record_events: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                type?: string;
                severity?: "debug" | "info" | "warning" | "error" | "critical";
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EventDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_requests: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                /** @description In: our API. Out: calls to third parties. */
                direction?: "in" | "out";
                status?: "success" | "refused" | "failed";
                connectorId?: string;
                /** @description What an answer has as `x-request-id`, and an error as `requestId`. */
                requestId?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RequestDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_audit: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                action?: string;
                /** @description Kind of actor. */
                actorType?: "user" | "api_key" | "system" | "anonymous";
                /** @description The user's or the API key's id. */
                actorId?: string;
                /** @description The person, also when an API key of theirs acted. */
                operatorUserId?: string;
                resourceType?: string;
                resourceId?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_trace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                traceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_verify: {
        parameters: {
            query?: {
                /** @description Sequence of a checkpoint taken earlier. */
                checkpointSequence?: number;
                /** @description Hash of that checkpoint. */
                checkpointHash?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerificationDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpointDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_events: {
        parameters: {
            query?: {
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                type?: string;
                severity?: "debug" | "info" | "warning" | "error" | "critical";
                /** @description One JSON object on each line, or a table for spreadsheets. */
                format?: components["schemas"]["ExportFormat"];
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest record first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_requests: {
        parameters: {
            query?: {
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                /** @description In: our API. Out: calls to third parties. */
                direction?: "in" | "out";
                status?: "success" | "refused" | "failed";
                connectorId?: string;
                /** @description What an answer has as `x-request-id`, and an error as `requestId`. */
                requestId?: string;
                /** @description One JSON object on each line, or a table for spreadsheets. */
                format?: components["schemas"]["ExportFormat"];
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest record first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_audit: {
        parameters: {
            query?: {
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                action?: string;
                /** @description Kind of actor. */
                actorType?: "user" | "api_key" | "system" | "anonymous";
                /** @description The user's or the API key's id. */
                actorId?: string;
                /** @description The person, also when an API key of theirs acted. */
                operatorUserId?: string;
                resourceType?: string;
                resourceId?: string;
                /** @description One JSON object on each line, or a table for spreadsheets. */
                format?: components["schemas"]["ExportFormat"];
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest record first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    installationAudit_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                action?: string;
                /** @description Kind of actor. */
                actorType?: "user" | "api_key" | "system" | "anonymous";
                /** @description The user's or the API key's id. */
                actorId?: string;
                /** @description The person, also when an API key of theirs acted. */
                operatorUserId?: string;
                resourceType?: string;
                resourceId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    installationAudit_verify: {
        parameters: {
            query?: {
                /** @description Sequence of a checkpoint taken earlier. */
                checkpointSequence?: number;
                /** @description Hash of that checkpoint. */
                checkpointHash?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerificationDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    installationAudit_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpointDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    installationAudit_export: {
        parameters: {
            query?: {
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                action?: string;
                /** @description Kind of actor. */
                actorType?: "user" | "api_key" | "system" | "anonymous";
                /** @description The user's or the API key's id. */
                actorId?: string;
                /** @description The person, also when an API key of theirs acted. */
                operatorUserId?: string;
                resourceType?: string;
                resourceId?: string;
                /** @description One JSON object on each line, or a table for spreadsheets. */
                format?: components["schemas"]["ExportFormat"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest record first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the session cookie. With a second factor: nobody is signed in yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"] | components["schemas"]["SecondFactorRequiredDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_loginWithSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeDto"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the session cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_rename: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonNameDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            /** @description Changed; every other session of the person has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_sessions: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SessionDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactor_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactor_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSecondFactorDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactor_turnOff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationWithCodeDto"];
            };
        };
        responses: {
            /** @description Off; the recovery codes work no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactor_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeDto"];
            };
        };
        responses: {
            /** @description On; every other session of the person has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactor_recoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationWithCodeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidc_about: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidc_start: {
        parameters: {
            query?: {
                /** @description Where to go afterwards: a path of this site. */
                returnTo?: string;
                /** @description Token of an invite to accept with the sign-in. */
                invite?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider. The answer sets a cookie that the way back needs. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidc_callback: {
        parameters: {
            query?: {
                /** @description Why the provider signed nobody in. */
                error?: string;
                /** @description The issuer (RFC 9207). */
                iss?: string;
                state?: string;
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in: to `returnTo`. With a second factor, or a problem: to the sign-in page. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidc_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIdentityDto"];
            };
        };
        responses: {
            /** @description The answer sets a cookie that the way back needs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedirectDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidc_identities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitiesDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidc_unlink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing here any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeys_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKeyDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeys_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Deploy pipeline",
                 *       "permissions": [
                 *         "jobs:read",
                 *         "jobs:write"
                 *       ],
                 *       "expiresAt": "2040-01-31T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKeyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKeyDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeys_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeys_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeys_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateApiKeyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeys_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiKeyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKeyDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                slug?: string;
                env?: string;
                status?: components["schemas"]["WorkspaceStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkspaceDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorkspaceDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody finds it any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWorkspaceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces_setQuotas: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceQuotasDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces_disable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces_enable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MemberDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person has no part in the workspace any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_changeRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRoleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InviteDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "developer",
                 *       "email": "ada@example.com",
                 *       "expiresInHours": 72
                 *     }
                 */
                "application/json": components["schemas"]["CreateInviteDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedInviteDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicInvites_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitePreviewDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicInvites_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInviteDto"];
            };
        };
        responses: {
            /** @description Accepted and signed in: the answer sets the session cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicInvites_join: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted; the session stays as it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description A part of the name, in any case. */
                name?: string;
                provider?: "local" | "env" | "file" | "vault" | "aws-secrets-manager";
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SecretRefDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "github-webhook",
                 *       "provider": "local",
                 *       "value": "the-signing-secret-of-your-provider"
                 *     }
                 */
                "application/json": components["schemas"]["CreateSecretRefRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretRefDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretRefDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSecretRefRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretRefDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_usages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsagesDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretVersionsDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "value": "the-new-signing-secret",
                 *       "overlapSeconds": 86400
                 *     }
                 */
                "application/json": components["schemas"]["RotateSecretRefRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretRefDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretCheckDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secretRefs_accessLog: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SecretAccessDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policies_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description A part of the name, in any case. */
                name?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PolicyDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policies_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePolicyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policies_builtIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDocumentDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policies_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policies_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policies_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePolicyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policies_usages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsagesDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policyVersions_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PolicyVersionDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policyVersions_get: {
        parameters: {
            query?: {
                /** @description Also tells what changed since this version. */
                against?: number;
            };
            header?: never;
            path: {
                workspaceId: string;
                id: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparedVersionDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policyVersions_rollback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollbackRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulations_unsaved: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnsavedSimulationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulations_stored: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobs_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description One or several, separated by commas. */
                status?: ("queued" | "running" | "success" | "failed" | "dead" | "cancelled")[];
                type?: string;
                lane?: "high" | "default" | "bulk";
                connectorId?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                /** @description What the job belongs to: the id of the inbox message it comes from, or what its maker said. */
                correlationId?: string;
                orderingKey?: string;
                /** @description Code of the last error. */
                errorCode?: string;
                /** @description The job that made them. */
                parentId?: string;
                /** @description Not made before this time. */
                createdAfter?: string;
                /** @description Made before this time. */
                createdBefore?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["JobDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    newJobs_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateJobDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedJobDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobs_counts: {
        parameters: {
            query?: {
                type?: string;
                lane?: "high" | "default" | "bulk";
                connectorId?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                /** @description What the job belongs to: the id of the inbox message it comes from, or what its maker said. */
                correlationId?: string;
                orderingKey?: string;
                /** @description Code of the last error. */
                errorCode?: string;
                /** @description The job that made them. */
                parentId?: string;
                /** @description Not made before this time. */
                createdAfter?: string;
                /** @description Made before this time. */
                createdBefore?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobCountsDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobs_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDetailDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobs_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobs_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    newJobs_createAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateJobsDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedJobsDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobOrders_redrive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedriveDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobOrders_previewRedrive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedriveDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPreviewDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobOrders_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedriveDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobOrders_previewRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedriveDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPreviewDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobOrders_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobOrders_previewCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPreviewDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    laneControls_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                target?: "lane" | "workspace" | "type" | "connector";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QueueControlDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    laneControls_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutLaneControlDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueControlDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    laneControls_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queueControls_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                target?: "lane" | "workspace" | "type" | "connector";
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QueueControlDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queueControls_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutQueueControlDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueControlDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queueControls_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queues_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuesDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    installationQueues_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuesDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                jobType?: string;
                enabled?: boolean;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ScheduleDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly export",
                 *       "jobType": "http.request",
                 *       "payload": {
                 *         "method": "POST",
                 *         "url": "https://example.com/export"
                 *       },
                 *       "cron": "30 2 * * 1-5",
                 *       "timezone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["CreateScheduleDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_preview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewScheduleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextRunsDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateScheduleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_pause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_trigger: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriggeredDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_nextRuns: {
        parameters: {
            query?: {
                count?: number;
                /** @description Ticks after this time; default now. */
                after?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextRunsDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_history: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ScheduleRunDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectorTypes_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorTypeDto"][];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectors_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                type?: string;
                status?: "active" | "paused" | "error";
                /** @description The exact name. */
                name?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ConnectorDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectors_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "http",
                 *       "name": "Tracker",
                 *       "settings": {
                 *         "baseUrl": "https://api.example.com"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateConnectorDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectors_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectors_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectors_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateConnectorDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectorCalls_call: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallResultDto"];
                };
            };
            /** @description The circuit breaker of the connector is open, as a problem document. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectorCalls_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestConnectorDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorTestDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectorCalls_pause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectorCalls_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectorCalls_healthOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorHealthDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ingress_receive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ingestKey: string;
            };
            cookie?: never;
        };
        /** @description Kept as the exact bytes. */
        requestBody: {
            content: {
                "application/json": string;
                "*/*": string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceiptDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_many: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-01-31T00:00:00Z",
                 *       "status": [
                 *         "failed"
                 *       ],
                 *       "eventTypes": [
                 *         "issues*"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplayManyDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOrderDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_preview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayManyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPreviewDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_one: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxMessageDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    repair_repair: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "connectorId": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                 *       "repository": "octo-org/octo-repo",
                 *       "hookId": "292430182"
                 *     }
                 */
                "application/json": components["schemas"]["RepairDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOrderDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inbox_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                status?: "received" | "processed" | "ignored" | "failed";
                connectorId?: string;
                eventType?: string;
                /** @description The provider's id of the event. */
                eventId?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InboxMessageDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inbox_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxMessageDetailDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inbox_raw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inbox_reverify: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignatureCheckDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantine_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Not before this time. */
                since?: string;
                /** @description Before this time. */
                until?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                connectorId?: string;
                reason?: "secret_missing" | "secret_malformed" | "signature_missing" | "signature_malformed" | "signature_mismatch" | "timestamp_missing" | "timestamp_malformed" | "timestamp_too_old" | "timestamp_in_future" | "event_id_missing" | "event_id_malformed" | "verification_not_configured";
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QuarantinedDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantine_reverifyAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverifyDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOrderDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantine_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinedDetailDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantine_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantine_raw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantine_reverify: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReverifiedDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    routes_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                sourceConnectorId?: string;
                destinationConnectorId?: string;
                enabled?: boolean;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RouteDto"][];
                        /** @description Null on the last page, and on no other: where a filter finds little among very much, a page may have fewer items than asked for, or none. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    routes_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRouteDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    routes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    routes_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    routes_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you saw; 412 when the resource has changed since. */
                "If-Match"?: string;
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRouteDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dryRun_unsaved: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "event": {
                 *         "type": "issues",
                 *         "body": "{\"action\":\"opened\",\"issue\":{\"number\":7}}"
                 *       },
                 *       "route": {
                 *         "name": "Opened issues to the tracker",
                 *         "sourceConnectorId": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                 *         "destinationConnectorId": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                 *         "request": {
                 *           "method": "POST",
                 *           "path": "/issues/{{ $.issue.number }}"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UnsavedDryRunRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dryRun_stored: {
        parameters: {
            query?: never;
            header?: {
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "event": {
                 *         "type": "issues",
                 *         "body": "{\"action\":\"opened\",\"issue\":{\"number\":7}}"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["DryRunRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testEvents_send: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
                /** @description Within 24 hours the same key answers what the first request did. With another request it is 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestEventDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEventSentDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview_overview: {
        parameters: {
            query?: {
                window?: components["schemas"]["StatsWindow"];
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream_stream: {
        parameters: {
            query?: {
                /** @description The id of the last event, for readers that cannot send `Last-Event-ID`. */
                lastEventId?: string;
            };
            header: {
                "last-event-id": string;
                /** @description Where you were. */
                "Last-Event-ID"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `ready` comes first; with `resumed: false` what happened since your last event cannot be told any more, so read everything again. `changed` names kinds, how much of each changed, and the latest ids; only kinds that you may read are told. `gap` says the same as `resumed: false`, later. `end` tells why the server ends the stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    masterKey_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterKeyStatusDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    masterKey_rewrap: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, for the audit log. A workspace may ask for it wherever something is taken away. */
                "X-Audit-Reason"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterKeyStatusDto"];
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics_read: {
        parameters: {
            query?: never;
            header: {
                authorization: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "stalled";
                        reason: string;
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Health Check is successful */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @example ok
                         * @enum {string}
                         */
                        status?: "ok" | "degraded";
                        /**
                         * @example {
                         *       "database": {
                         *         "status": "up",
                         *         "responseTime": 12
                         *       }
                         *     }
                         */
                        info?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** @example {} */
                        error?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } | null;
                        /**
                         * @example {
                         *       "database": {
                         *         "status": "up",
                         *         "responseTime": 12
                         *       }
                         *     }
                         */
                        details?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description The Health Check is not successful */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @example error
                         * @enum {string}
                         */
                        status?: "error" | "shutting_down";
                        /**
                         * @example {
                         *       "database": {
                         *         "status": "up",
                         *         "responseTime": 12
                         *       }
                         *     }
                         */
                        info?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } | null;
                        /**
                         * @example {
                         *       "redis": {
                         *         "status": "down",
                         *         "message": "Could not connect",
                         *         "responseTime": 3005
                         *       }
                         *     }
                         */
                        error?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } | null;
                        /**
                         * @example {
                         *       "database": {
                         *         "status": "up",
                         *         "responseTime": 12
                         *       },
                         *       "redis": {
                         *         "status": "down",
                         *         "message": "Could not connect",
                         *         "responseTime": 3005
                         *       }
                         *     }
                         */
                        details?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description Any error, as a problem document. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
