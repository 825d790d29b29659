package io.fairlead.sandbox.mailbox;

import io.fairlead.email.ReceivedMail;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import java.util.List;

/**
 * All mail, latest first. Template {@code sandbox/mailbox/index}.
 *
 * @param receives whether mail comes here, and not to a mail server
 */
public record MailboxPage(boolean receives, List<ReceivedMail> mails) {

    public String moment(ReceivedMail mail) {
        return Texts.of(Language.EN).moment(mail.sentAt());
    }
}
