package io.fairlead.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the consumer fills in, in the order it is shown. */
public record LoginForm(List<Field> fields) {

    public LoginForm {
        fields = List.copyOf(fields);
    }

    /** What is typed into a field. */
    public enum Kind {
        TEXT,
        PASSWORD,
        EMAIL,
        NUMBER
    }

    /**
     * A field of the form.
     *
     * @param id unique in the form
     * @param name as the vendor's API names it, such as {@code Banking Userid}
     * @param label as the consumer sees it
     * @param secret whether it is hidden while it is typed
     * @param minLength in characters; 0: not known
     * @param maxLength in characters; 0: not known
     * @param pattern a regular expression of ECMAScript the whole value must match
     * @param help a sentence for the consumer
     */
    public record Field(
            String id,
            String name,
            String label,
            Kind kind,
            boolean secret,
            int minLength,
            int maxLength,
            @Nullable String pattern,
            @Nullable String help) {}
}
