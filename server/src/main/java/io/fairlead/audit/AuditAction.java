package io.fairlead.audit;

import io.fairlead.shared.database.StoredName;

/** What can be done to a subject that the audit log tells. */
public enum AuditAction implements StoredName {
    PARTNER_ADD("partner.add"),
    PARTNER_UNLOCK("partner.unlock"),
    PARTNER_DISABLE("partner.disable"),
    PARTNER_ENABLE("partner.enable"),
    SECRET_CHANGE("secret.change"),
    TOKENS_REVOKE("tokens.revoke"),
    APP_KEY_REPLACE("app-key.replace"),
    APP_KEY_END("app-key.end"),
    LINK_REVOKE("link.revoke"),
    EXPERIENCE_CREATE("experience.create"),
    EXPERIENCE_CHANGE("experience.change"),
    EXPERIENCE_DELETE("experience.delete"),
    INSTITUTIONS_IMPORT("institutions.import"),
    INSTITUTION_SETTINGS_CHANGE("institution-settings.change"),
    WEBHOOK_KEY_REPLACE("webhook-key.replace"),
    WEBHOOK_KEY_DELETE("webhook-key.delete"),
    PERSON_ADD("person.add"),
    PERSON_GRANT("person.grant"),
    PERSON_SET_UP("person.set-up"),
    PERSON_SIGN_IN("person.sign-in"),
    PERSON_RESET("person.reset"),
    PERSON_REMOVE("person.remove"),
    /** A server has begun to use other key sets than the log has told of last. */
    KEYS_USE("keys.use"),
    KEYS_PRUNE("keys.prune"),
    VALUES_RESEAL("values.reseal"),
    BACKUP_WRITE("backup.write"),
    BACKUP_RESTORE("backup.restore");

    private final String storedName;

    AuditAction(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
