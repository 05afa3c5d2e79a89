// Made from openapi.json by `npm run generate`.

export interface paths {
    "/v1/workspaces/{workspaceId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, newest first. */
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
        /** Requests to this API and calls to third parties, newest first. */
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
        /** What operators did, newest first. */
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
        /** The whole story of one trace, across inbox, jobs, runs, calls and events. */
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
        /** Checks the hash chain of the audit log; with a checkpoint also that nothing was cut off. */
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
        /** Where the audit log ends now, signed: keep it outside. */
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
        /** All events that match, as a download. */
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
        /** All requests that match, as a download. */
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
        /** The audit log or a part of it, as a download. */
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
        /** What was done outside any workspace, newest first. */
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
        /** Checks the hash chain of the installation's audit log; with a checkpoint also that nothing was cut off. */
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
        /** Where the installation's audit log ends now, signed: keep it outside. */
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
        /** The installation's audit log or a part of it, as a download. */
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
        /** Signs in and sets the session cookie, or asks for the second factor. */
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
        /** Completes a sign-in with a code of the second factor, and sets the session cookie. */
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
        /** Signs out: ends the session and clears its cookie. */
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
        /** Who is signed in, and in which workspaces. */
        get: operations["auth_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the own name. */
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
        /** Changes the own password. */
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
        /** The own live sessions, newest first. */
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
        /** Ends one of the own sessions. */
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
        /** Whether the own account has a second factor. */
        get: operations["secondFactor_state"];
        put?: never;
        /** Begins to set up a second factor: shows the secret for an authenticator app, once. */
        post: operations["secondFactor_begin"];
        /** Turns the second factor off. */
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
        /** Turns the second factor on with the app's first code: shows the recovery codes, once. */
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
        /** Makes new recovery codes, shown once; those until now work no more. */
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
        /** Whether people can sign in through an OpenID Connect provider. */
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
        /** Sends the browser to the provider to sign in. */
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
        /** Where the provider sends the browser back to: signs in, or links the identity. */
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
        /** Begins to link an identity at the provider to the own account. */
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
        /** The identities at a provider that the own account has. */
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
        /** Unlinks an identity from the own account. */
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
        /** API keys, newest first, also those that no longer work. */
        get: operations["apiKeys_list"];
        put?: never;
        /** Makes an API key. The key itself is shown in this answer only. */
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
        /** One API key. */
        get: operations["apiKeys_get"];
        put?: never;
        post?: never;
        /** Revokes an API key at once. */
        delete: operations["apiKeys_revoke"];
        options?: never;
        head?: never;
        /** Changes an API key's name, limit or expiry. What is left out stays as it is. */
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
        /** Makes a new key in place of this one, which works a while longer. The new key is shown in this answer only. */
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
        /** The workspaces of the caller, newest first; for an operator, all of them. */
        get: operations["workspaces_list"];
        put?: never;
        /** Makes a workspace; its maker becomes an owner. */
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
        /** One workspace. */
        get: operations["workspaces_get"];
        put?: never;
        post?: never;
        /** Deletes a workspace; its name is free again. */
        delete: operations["workspaces_delete"];
        options?: never;
        head?: never;
        /** Changes a workspace. What is left out stays as it is. */
        patch: operations["workspaces_update"];
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
        /** Disables a workspace: it can be read and takes nothing new. */
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
        /** Enables a disabled workspace. */
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
        /** Members, newest first. */
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
        /** Takes a member out of the workspace at once. */
        delete: operations["members_remove"];
        options?: never;
        head?: never;
        /** Changes the role of a member; a workspace keeps an owner. */
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
        /** Invites, newest first, also those that no longer work. */
        get: operations["invites_list"];
        put?: never;
        /** Invites someone. The link is shown in this answer only. */
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
        /** Withdraws an invite. */
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
        /** What an invite is for, for whoever holds its link. */
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
        /** Accepts an invite, makes the account if there is none, and signs in. */
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
        /** Accepts an invite as the person who is signed in. */
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
        /** Secrets, newest first, without their values. */
        get: operations["secretRefs_list"];
        put?: never;
        /** Stores a secret. Its value is encrypted and never shown again. */
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
        /** One secret, without its value. */
        get: operations["secretRefs_get"];
        put?: never;
        post?: never;
        /** Deletes a secret and its values; refused while a connector uses it. */
        delete: operations["secretRefs_remove"];
        options?: never;
        head?: never;
        /** Renames a secret. */
        patch: operations["secretRefs_update"];
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
        /** Sets a new value; the one before stays accepted for the overlap. */
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
        /** Tells whether the value can be decrypted, without showing it. */
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
        /** Who asked for the value, newest first. */
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
        /** Policies, newest first. */
        get: operations["policies_list"];
        put?: never;
        /** Makes a policy. What is left out has its default. */
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
        /** The policy of a connector that names none. */
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
        /** One policy. */
        get: operations["policies_get"];
        put?: never;
        post?: never;
        /** Deletes a policy; refused while a connector uses it. */
        delete: operations["policies_remove"];
        options?: never;
        head?: never;
        /** Makes a new version of a policy. What is left out stays as it is. */
        patch: operations["policies_update"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/policies/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a policy, newest first. */
        get: operations["policies_versions"];
        put?: never;
        post?: never;
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
        /** Jobs, newest first. */
        get: operations["jobs_list"];
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
        /** One job with every attempt. */
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
        /** Runs a dead, cancelled or waiting job now. */
        post: operations["jobs_retry"];
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
        /** The catalogue: what can be connected, and the settings each type takes. */
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
        /** Connectors, oldest first. */
        get: operations["connectors_list"];
        put?: never;
        /** Makes a connector, with a webhook URL of its own. */
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
        /** One connector. */
        get: operations["connectors_get"];
        put?: never;
        post?: never;
        /** Deletes a connector; refused while a route uses it. */
        delete: operations["connectors_remove"];
        options?: never;
        head?: never;
        /** Changes a connector. What is left out stays as it is. */
        patch: operations["connectors_update"];
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
         * Where third parties send their webhooks. A duplicate is accepted and does nothing. Some providers get the answer
         *     that they ask for instead of a receipt, such as the challenge of Slack.
         */
        post: operations["ingress_receive"];
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
        /** Accepted webhooks, newest first. */
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
        /** One webhook with its headers; its body is under `raw`. */
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
        /** The exact bytes that came. Always a download: a third party's HTML must not run here. */
        get: operations["inbox_raw"];
        put?: never;
        post?: never;
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
        /** Routes, oldest first. */
        get: operations["routes_list"];
        put?: never;
        /** Makes a route: from now on the source's events that match are sent to the destination. */
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
        /** One route. */
        get: operations["routes_get"];
        put?: never;
        post?: never;
        /** Deletes a route; events that come later no longer take it. */
        delete: operations["routes_remove"];
        options?: never;
        head?: never;
        /** Changes a route. What is left out stays as it is. */
        patch: operations["routes_update"];
        trace?: never;
    };
    "/v1/master-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which master keys seal what is stored, and whether a former one is still needed. */
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
        /** Brings every value under the current master key now; it happens by itself within ten minutes, too. */
        post: operations["masterKey_rewrap"];
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
        /** The process answers. */
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
        /** The process can do its work; 503 with the reason when it cannot. */
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
            /** @description What changed, as an RFC 6902 patch; secrets are redacted. */
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
        WorkspacePermission: "workspaces:read" | "workspaces:update" | "workspaces:delete" | "members:read" | "members:manage" | "invites:read" | "invites:manage" | "api-keys:read" | "api-keys:manage" | "connectors:read" | "connectors:write" | "connectors:call" | "policies:read" | "policies:write" | "secrets:read" | "secrets:write" | "routes:read" | "routes:write" | "webhooks:read" | "webhooks:replay" | "jobs:read" | "jobs:write" | "events:read" | "requests:read" | "audit:read" | "traces:read" | "stats:read";
        RateLimitDto: {
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
            /** @description Left out: it may be used as often as one likes. */
            rateLimit?: components["schemas"]["RateLimitDto"];
            /**
             * Format: date-time
             * @description Last moment it works. Left out: it does not expire.
             */
            expiresAt?: string;
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
            rateLimit: components["schemas"]["RateLimitDto"] | null;
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
            rateLimit: components["schemas"]["RateLimitDto"] | null;
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
            rateLimit?: components["schemas"]["RateLimitDto"] | null;
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
        WorkspaceSettingsDto: {
            /**
             * @description Whether people need a second factor here; API keys do not. Only someone who has one themselves changes it.
             * @example true
             */
            requireSecondFactor: boolean;
            /**
             * @description Whether deleting, removing, revoking, disabling and rotating need an `X-Audit-Reason`.
             * @example false
             */
            requireAuditReason: boolean;
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
        UpdateWorkspaceSettingsDto: {
            /**
             * @description Whether people need a second factor here; API keys do not. Only someone who has one themselves changes it.
             * @example true
             */
            requireSecondFactor?: boolean;
            /**
             * @description Whether deleting, removing, revoking, disabling and rotating need an `X-Audit-Reason`.
             * @example false
             */
            requireAuditReason?: boolean;
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
            retry: components["schemas"]["RetryDto"];
            timeout: components["schemas"]["TimeoutDto"];
        };
        UpdatePolicyRequest: {
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
        JobDto: {
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
            result: {
                [key: string]: unknown;
            } | null;
            lastError: {
                [key: string]: unknown;
            } | null;
            idempotencyKey: string | null;
            parentId: string | null;
            connectorId: string | null;
            correlationId: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            id: string;
            maxAttempts: number;
            traceId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        RunDto: {
            /** @description Counted from 1. */
            attempt: number;
            /** @enum {string} */
            status: "running" | "success" | "failed" | "snoozed" | "lost" | "cancelled";
            /** Format: date-time */
            finishedAt: string | null;
            error: {
                [key: string]: unknown;
            } | null;
            id: string;
            workerId: string;
            /** Format: date-time */
            startedAt: string;
        };
        JobDetailDto: {
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
            result: {
                [key: string]: unknown;
            } | null;
            lastError: {
                [key: string]: unknown;
            } | null;
            idempotencyKey: string | null;
            parentId: string | null;
            connectorId: string | null;
            correlationId: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description Every attempt, oldest first. */
            runs: components["schemas"]["RunDto"][];
            id: string;
            maxAttempts: number;
            traceId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ConnectorTypeDto: {
            /** @example github */
            type: string;
            /** @description JSON Schema of `settings`. */
            settings: {
                [key: string]: unknown;
            };
            /** @description Signature scheme of webhooks; null: takes none. */
            verification: string | null;
            /** @description Default base URL of calls. */
            baseUrl: string | null;
            /**
             * @description Default auth scheme of calls.
             * @enum {string}
             */
            auth: "none" | "bearer" | "basic" | "header";
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
             * @description Verifies webhooks and signs in calls.
             */
            secretRefId?: string | null;
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
             * @description null: the built-in default policy.
             */
            policyId?: string | null;
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
        InboxMessageDto: {
            /** @example github */
            provider: string;
            /** @description The provider's id of the event. */
            eventId: string;
            eventType: string | null;
            /** @enum {string} */
            status: "received" | "processed" | "ignored" | "failed";
            /** Format: date-time */
            processedAt: string | null;
            id: string;
            connectorId: string;
            signatureValid: boolean;
            traceId: string;
            /** Format: date-time */
            receivedAt: string;
        };
        InboxMessageDetailDto: {
            /** @example github */
            provider: string;
            /** @description The provider's id of the event. */
            eventId: string;
            eventType: string | null;
            /** @enum {string} */
            status: "received" | "processed" | "ignored" | "failed";
            /** Format: date-time */
            processedAt: string | null;
            headers: {
                [key: string]: unknown;
            };
            /** @description Bytes of the body; read it with GET …/raw. */
            bodyBytes: number;
            id: string;
            connectorId: string;
            signatureValid: boolean;
            traceId: string;
            /** Format: date-time */
            receivedAt: string;
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
             * @description Below the destination's base URL.
             * @default /
             * @example /events
             */
            path?: string;
            /** @description Never a secret: the destination connector has a secret ref for that. */
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
            /** @description The call. Its body is the event as it came; `x-signalbox-event-id` and `x-signalbox-event-type` name it, percent-encoded where a header needs that. */
            request?: components["schemas"]["RequestTemplateDto"];
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
            /** @description The call. Its body is the event as it came; `x-signalbox-event-id` and `x-signalbox-event-type` name it, percent-encoded where a header needs that. */
            request?: components["schemas"]["RequestTemplateDto"];
            /** @default true */
            enabled?: boolean;
            /**
             * @description Order in lists.
             * @default 0
             */
            position?: number;
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
    policies_versions: {
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
                        /** @description Null on the last page. */
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
    jobs_list: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                status?: "queued" | "running" | "success" | "failed" | "dead" | "cancelled";
                type?: string;
                connectorId?: string;
                /** @description Trace id, 32 hex digits. */
                traceId?: string;
                /** @description The id of the inbox message the job comes from. */
                correlationId?: string;
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
                        /** @description Null on the last page. */
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
