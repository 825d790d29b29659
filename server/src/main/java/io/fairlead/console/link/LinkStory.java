package io.fairlead.console.link;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.Words;
import io.fairlead.console.link.LinkPage.Action;
import io.fairlead.console.link.LinkPage.Happened;
import io.fairlead.console.table.Cell.Tone;
import io.fairlead.console.webhook.Attempts;
import io.fairlead.console.webhook.Payload;
import io.fairlead.email.Email;
import io.fairlead.report.Report;
import io.fairlead.report.Reports;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.PartnerId;
import io.fairlead.timeline.LinkTimeline;
import io.fairlead.timeline.rest.EventResponse;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.log.LogQuery;
import io.fairlead.webhook.log.LoggedDelivery;
import io.fairlead.webhook.log.WebhookLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts all that has happened to a link into one order of time. */
@Component
class LinkStory {

    private static final int MOST_WEBHOOKS = 300;

    private final WebhookLog webhooks;
    private final Reports reports;
    private final ScreenPictures pictures;
    private final Payload payload;

    LinkStory(WebhookLog webhooks, Reports reports, ScreenPictures pictures, Payload payload) {
        this.webhooks = webhooks;
        this.reports = reports;
        this.pictures = pictures;
        this.payload = payload;
    }

    List<Happened> of(LinkTimeline timeline) {
        var link = timeline.status().link();
        var partner = link.partner();
        var happened = new ArrayList<Happened>();
        happened.add(plain(link.createdAt(), "link", "made", "By the partner's call."));
        add(happened, timeline.status().usedAt(), "used", "A session has succeeded.");
        add(happened, timeline.status().revokedAt(), "revoked", "Nobody can open it any more.");
        timeline.emails().forEach(mail -> happened.add(of(mail)));
        var sessions = timeline.sessions().sessions();
        var looks = pictures.pathOf(link).orElse(null);
        for (int i = 0; i < sessions.size(); i++) {
            var name = "session " + (i + 1);
            for (var entry : sessions.get(i).entries()) {
                happened.add(of(name, entry, looks));
            }
            for (var report : reports.list(partner, sessions.get(i).session())) {
                happened.add(of(name, report));
            }
        }
        webhooks.deliveries(
                        new LogQuery(partner, link.id().hex(), null, null, null, null, null),
                        MOST_WEBHOOKS)
                .forEach(delivery -> happened.add(of(partner, delivery)));
        happened.sort(Comparator.comparing(Happened::at));
        return happened;
    }

    private static void add(
            List<Happened> happened, @Nullable Instant at, String title, String tells) {
        if (at != null) {
            happened.add(plain(at, "link", title, tells));
        }
    }

    private static Happened plain(Instant at, String from, String title, String tells) {
        return new Happened(at, Tone.PLAIN, from, title, tells, null, List.of(), null, null);
    }

    private static Happened of(Email mail) {
        var progress = mail.progress();
        var answer = progress.answer();
        return new Happened(
                progress.createdAt(),
                progress.failedAt() == null ? Tone.PLAIN : Tone.BAD,
                "mail",
                "mail " + Words.of(progress.state()),
                "To " + String.join(", ", mail.config().to()) + ".",
                null,
                answer == null ? List.of() : List.of("The mail server: " + answer),
                null,
                null);
    }

    private Happened of(String session, TimelineEntry entry, @Nullable String looks) {
        var told = EventResponse.of(entry);
        return new Happened(
                entry.occurredAt(),
                tone(entry.event()),
                session,
                told.type(),
                told.own().entrySet().stream()
                        .filter(member -> !String.valueOf(member.getValue()).equals("{}"))
                        .map(member -> member.getKey() + ": " + member.getValue())
                        .collect(Collectors.joining(", ")),
                payload.written(told),
                List.of(),
                looks != null && entry.event() instanceof SessionEvent.ScreenShown(var screen, _)
                        ? ScreenPictures.of(looks, screen).orElse(null)
                        : null,
                null);
    }

    private static Tone tone(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Refused _, SessionEvent.InstitutionMissing _ -> Tone.BAD;
            case SessionEvent.AccountsAdded _,
                    SessionEvent.CredentialsUpdated _,
                    SessionEvent.CredentialsAccepted _,
                    SessionEvent.MfaAccepted _,
                    SessionEvent.Submitted _ ->
                    Tone.GOOD;
            case SessionEvent.Ended(var ending) ->
                    ending.code() < 300 && ending.code() >= 200 ? Tone.GOOD : Tone.BAD;
            default -> Tone.PLAIN;
        };
    }

    private static Happened of(String session, Report report) {
        return new Happened(
                report.createdAt(),
                switch (report.status()) {
                    case SUCCESS -> Tone.GOOD;
                    case FAILURE -> Tone.BAD;
                    case IN_PROGRESS -> Tone.WAITING;
                },
                "report",
                report.kind().name().toLowerCase(Locale.ROOT),
                "Ordered by " + session + ", " + Words.of(report.status()) + ".",
                null,
                List.of("Report " + report.id().value()),
                null,
                null);
    }

    private Happened of(PartnerId partner, LoggedDelivery delivery) {
        var event = delivery.event();
        return new Happened(
                event.id().moment(),
                switch (event.state()) {
                    case DELIVERED -> Tone.GOOD;
                    case WAITING -> Tone.WAITING;
                    case GIVEN_UP, GONE -> Tone.BAD;
                },
                "webhook",
                event.name().wireName(),
                Words.of(event.state()) + " to " + event.url(),
                payload.readable(delivery.body()),
                Attempts.told(delivery.attempts()),
                null,
                event.state() == EventState.WAITING
                        ? null
                        : new Action(
                                ConsoleFrame.path(partner, Section.WEBHOOKS)
                                        + "/"
                                        + event.id().value()
                                        + "/replay",
                                "Send it again",
                                null));
    }
}
