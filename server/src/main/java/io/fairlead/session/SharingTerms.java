package io.fairlead.session;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.consent.ConsentTerms;
import io.fairlead.consent.SharedData;
import io.fairlead.experience.ExperienceSettings.Wording;
import io.fairlead.institution.Institutions;
import io.fairlead.link.LinkDetails;
import io.fairlead.link.Links;
import io.fairlead.partner.Partners;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On what terms a session shares accounts: what its screens say, and what is kept of that. */
@Component
public class SharingTerms {

    private final Links links;
    private final Partners partners;
    private final Institutions institutions;

    SharingTerms(Links links, Partners partners, Institutions institutions) {
        this.links = links;
        this.partners = partners;
        this.institutions = institutions;
    }

    /** The kinds of data that an institution's accounts are shared for. */
    public Set<DataKind> data(Session session, String institutionId) {
        return institutions
                .find(institutionId)
                .map(institution -> SharedData.of(session.settings(), institution))
                .orElseGet(() -> SharedData.of(session.settings()));
    }

    /** Who sees the accounts, as consumers know them. */
    public String application(Session session) {
        return Optional.ofNullable(session.settings().applicationName())
                .or(() -> partners.name(session.link().partner()))
                .orElse("");
    }

    ConsentTerms of(Session session) {
        var details = session.link().details();
        var webhook = details.webhook();
        var language = Language.of(details.presentation().language());
        var application = application(session);
        return new ConsentTerms(
                session.id(),
                application,
                purpose(session, language, application),
                language,
                consumer(session, details),
                webhook == null ? null : webhook.receiver(links.secrets(session.link())),
                webhook == null ? null : webhook.data());
    }

    private static String purpose(Session session, Language language, String application) {
        return Optional.ofNullable(session.settings().texts().get(language))
                .map(Wording::explanation)
                .orElseGet(() -> Texts.of(language).get("consent.purpose", application));
    }

    private static @Nullable String consumer(Session session, LinkDetails details) {
        var joint = details.jointBorrower();
        return joint == null || session.running().part() == 0
                ? details.consumerId()
                : joint.consumerId();
    }
}
