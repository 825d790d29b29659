package io.fairlead.timeline.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.email.rest.EmailResponse;
import io.fairlead.link.LinkStatus;
import io.fairlead.session.state.SessionTimeline;
import io.fairlead.timeline.LinkTimeline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a link, the oldest first; moments are in ISO 8601.
 *
 * @param emails the latest mails with the link
 * @param found how many sessions there are in all
 */
record TimelineResponse(
        LinkResponse link,
        List<EmailResponse> emails,
        long found,
        int displaying,
        boolean moreAvailable,
        List<SessionResponse> sessions) {

    /**
     * @param usedAt when a session of the single-use link has succeeded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkResponse(
            String type,
            String origin,
            String customerId,
            boolean singleUse,
            String state,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {

        static LinkResponse of(LinkStatus status, LinkStatus.State state) {
            var link = status.link();
            var details = link.details();
            return new LinkResponse(
                    ApiName.of(details.type()),
                    ApiName.of(details.origin()),
                    link.customer().value(),
                    Boolean.TRUE.equals(details.presentation().singleUse()),
                    ApiName.of(state),
                    link.createdAt(),
                    link.expiresAt(),
                    status.usedAt(),
                    status.revokedAt());
        }
    }

    /**
     * @param shownAt absent if no browser has shown it to anybody
     * @param endedAt absent while it goes on, like {@code code} and {@code reason}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionResponse(
            String session,
            Instant startedAt,
            @Nullable Instant shownAt,
            @Nullable Instant endedAt,
            @Nullable Integer code,
            @Nullable String reason,
            List<EventResponse> events) {

        static SessionResponse of(SessionTimeline timeline) {
            var ending = timeline.ending();
            return new SessionResponse(
                    timeline.session().toString(),
                    timeline.startedAt(),
                    timeline.shownAt(),
                    timeline.endedAt(),
                    ending == null ? null : ending.code(),
                    ending == null ? null : ending.reason(),
                    timeline.entries().stream().map(EventResponse::of).toList());
        }
    }

    static TimelineResponse of(LinkTimeline timeline) {
        var sessions = timeline.sessions();
        return new TimelineResponse(
                LinkResponse.of(timeline.status(), timeline.state()),
                timeline.emails().stream().map(EmailResponse::of).toList(),
                sessions.found(),
                sessions.sessions().size(),
                sessions.moreAvailable(),
                sessions.sessions().stream().map(SessionResponse::of).toList());
    }
}
