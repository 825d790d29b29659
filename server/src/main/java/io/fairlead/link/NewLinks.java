package io.fairlead.link;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceSettings;
import io.fairlead.experience.Experiences;
import io.fairlead.link.LinkOutcome.Issued;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.limit.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Makes links: how long each lives and what its experience decides, signed. */
@Component
class NewLinks {

    private static final Duration HOUR = Duration.ofHours(1);

    private final LinkUrls urls;
    private final Experiences experiences;
    private final LinkProperties properties;
    private final Clock clock;
    private final Quota<PartnerId> quota;

    NewLinks(
            LinkUrls urls,
            Experiences experiences,
            LinkStore store,
            LinkProperties properties,
            Clock clock) {
        this.urls = urls;
        this.experiences = experiences;
        this.properties = properties;
        this.clock = clock;
        this.quota =
                new Quota<>(
                        "links",
                        properties.perPartnerAndHour(),
                        Duration.ofMinutes(1),
                        partner -> store.count(partner, clock.instant().minus(HOUR)));
    }

    /** A link as the call and its experience ask for it; not stored yet. */
    Issued of(IssueLink command) {
        quota.take(command.partner());
        var settings = settings(command);
        var details = decided(command.details(), settings);
        var createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var expiresAt = createdAt.plus(life(details.origin(), settings));
        var query =
                LinkQuery.of(command.partner(), command.customer(), details, createdAt, expiresAt);
        var id = urls.sign(query);
        var link =
                new Link(id, command.partner(), command.customer(), createdAt, expiresAt, details);
        return new Issued(link, urls.url(query, id));
    }

    private ExperienceSettings settings(IssueLink command) {
        return experiences
                .atStart(command.partner(), command.details().presentation().experience())
                .map(Experience::settings)
                .orElse(ExperienceSettings.PLAIN);
    }

    /** What the call leaves open about single use is as the experience says. */
    private static LinkDetails decided(LinkDetails details, ExperienceSettings settings) {
        return details.presentation().singleUse() == null && settings.singleUse()
                ? details.with(details.presentation().withSingleUse(true))
                : details;
    }

    private Duration life(LinkOrigin origin, ExperienceSettings settings) {
        if (settings.linkLife() != null) {
            return settings.linkLife();
        }
        return switch (origin) {
            case URL -> properties.life();
            case EMAIL -> properties.emailLife();
        };
    }
}
