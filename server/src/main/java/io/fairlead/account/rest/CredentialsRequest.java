package io.fairlead.account.rest;

import io.fairlead.shared.api.BodyFields;
import io.fairlead.spi.SecretText;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Reads what somebody signs on to an institution with. */
final class CredentialsRequest {

    private static final int MAX_FIELDS = 20;
    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_VALUE_LENGTH = 1024;

    private CredentialsRequest() {}

    /** Login field id, or its name where there is no id, to value. */
    static Map<String, SecretText> of(ObjectNode body) {
        var credentials = new HashMap<String, SecretText>();
        for (var field : new BodyFields(body).objects("credentials", MAX_FIELDS)) {
            var id = field.optional("id", MAX_NAME_LENGTH);
            credentials.put(
                    id == null ? field.required("name", MAX_NAME_LENGTH) : id,
                    new SecretText(field.required("value", MAX_VALUE_LENGTH)));
        }
        return credentials;
    }
}
