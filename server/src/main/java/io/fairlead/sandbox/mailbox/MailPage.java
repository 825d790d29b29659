package io.fairlead.sandbox.mailbox;

import io.fairlead.email.ReceivedMail;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import java.util.Locale;

/**
 * One mail. Template {@code sandbox/mailbox/mail}.
 *
 * @param view which of its forms shows
 */
public record MailPage(ReceivedMail mail, View view) {

    /** The forms a mail is shown in. */
    public enum View {
        HTML("HTML"),
        TEXT("Text"),
        SOURCE("Source");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** As it stands in an address. */
        public String path() {
            return label.toLowerCase(Locale.ROOT);
        }
    }

    public String moment() {
        return Texts.of(Language.EN).moment(mail.sentAt());
    }

    /** The address of one of its forms. */
    public String path(View other) {
        return "/mailbox/" + mail.id() + "?view=" + other.path();
    }

    /** Where the mail's own HTML is, to be shown in a frame. */
    public String framePath() {
        return "/mailbox/" + mail.id() + "/html";
    }
}
