package io.fairlead.email;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner wants a mail to say. Wire facts: {@code docs/compatibility.md}, "E-mail".
 *
 * @param to one address, or both borrowers' addresses
 * @param from whom it comes from; null: the operator's address
 * @param supportPhone where the reader can ask
 * @param subject null: the documented one
 * @param firstName of the reader, or of both borrowers
 * @param institutionName who asks; null: the partner
 * @param institutionAddress the postal address at the foot
 * @param signature lines below the text
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EmailConfig(
        List<String> to,
        @Nullable String from,
        @Nullable String supportPhone,
        @Nullable String subject,
        @Nullable String firstName,
        @Nullable String institutionName,
        @Nullable String institutionAddress,
        @Nullable List<String> signature) {

    /** The same with what stands in for what the partner has left open. */
    EmailConfig orElse(String standardFrom, String standardSubject, String standardName) {
        return new EmailConfig(
                to,
                from == null ? standardFrom : from,
                supportPhone,
                subject == null ? standardSubject : subject,
                firstName,
                institutionName == null ? standardName : institutionName,
                institutionAddress,
                signature);
    }
}
