package io.fairlead.email.web;

import io.fairlead.email.ReceivedMail;
import io.fairlead.shared.web.Language;
import io.fairlead.shared.web.Texts;
import java.util.List;

/**
 * All mail, latest first. Template {@code email/mailbox}.
 *
 * @param mails none yet, or some
 */
public record MailboxPage(List<ReceivedMail> mails) {

    public String moment(ReceivedMail mail) {
        return Texts.of(Language.EN).moment(mail.sentAt());
    }
}
