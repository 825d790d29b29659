package io.fairlead.console.webhook;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is sent so that people can read it. */
@Component
public final class Payload {

    private final JsonMapper json;
    private final ObjectWriter pretty;

    Payload(JsonMapper json) {
        this.json = json;
        this.pretty = json.writerWithDefaultPrettyPrinter();
    }

    /** A body with line breaks, if it is JSON; as it is, if it is not. */
    public String readable(String body) {
        try {
            return pretty.writeValueAsString(json.readTree(body));
        } catch (JacksonException _) {
            return body;
        }
    }

    /** A value as JSON with line breaks. */
    public String written(Object value) {
        return pretty.writeValueAsString(value);
    }
}
