package io.fairlead.console.link;

import io.fairlead.email.EmailQuery;
import io.fairlead.email.Emails;
import io.fairlead.link.LinkId;
import io.fairlead.link.Links;
import io.fairlead.link.directory.LinkDirectory;
import io.fairlead.link.directory.LinkPlace;
import io.fairlead.session.Timelines;
import io.fairlead.shared.PartnerId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the link that somebody means: by its URL, its signature, a session, or a reader's mail. */
@Component
class LinkSearch {

    /** A link is the longest of what is searched for. */
    static final int LONGEST = Links.LONGEST_URL;

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final int LATEST_MAILS = 1_000;

    private final Links links;
    private final LinkDirectory directory;
    private final Timelines timelines;
    private final Emails emails;

    LinkSearch(Links links, LinkDirectory directory, Timelines timelines, Emails emails) {
        this.links = links;
        this.directory = directory;
        this.timelines = timelines;
        this.emails = emails;
    }

    /** The place of the link; of several mails to a reader, that of the latest 1,000's latest. */
    Optional<LinkPlace> find(PartnerId partner, String text) {
        var wanted = text.strip();
        if (UUID_FORM.matcher(wanted).matches()) {
            return timelines
                    .linkOf(partner, UUID.fromString(wanted))
                    .flatMap(id -> opened(partner, id));
        }
        if (wanted.indexOf('?') >= 0) {
            return links.status(partner, wanted).map(status -> LinkPlace.of(status.link()));
        }
        return wanted.indexOf('@') >= 0
                ? mailedTo(partner, wanted)
                : Links.idOf(wanted).flatMap(id -> opened(partner, id));
    }

    /** A signature does not say when its link was made; a session of it does. */
    private Optional<LinkPlace> opened(PartnerId partner, LinkId id) {
        return timelines
                .issuedAt(partner, id)
                .flatMap(createdAt -> links.find(partner, createdAt, id))
                .map(LinkPlace::of);
    }

    private Optional<LinkPlace> mailedTo(PartnerId partner, String reader) {
        var latest = new EmailQuery(null, null, null, 1, LATEST_MAILS);
        return emails.list(partner, latest).emails().stream()
                .filter(mail -> mail.config().to().stream().anyMatch(reader::equalsIgnoreCase))
                .findFirst()
                .flatMap(mail -> links.find(partner, mail.link().createdAt(), mail.link().id()))
                .map(LinkPlace::of);
    }
}
