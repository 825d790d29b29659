package io.fairlead.sandbox.drive;

import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionEvent.ReportRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a link that was driven.
 *
 * @param ending how the session has ended; null while it goes on
 * @param screen at which it stands; null once it has ended
 * @param page the address at which a browser goes on; null once it has ended
 * @param screens all that were shown, in their order
 * @param accounts the ids of the accounts that the session has shared, or repaired
 * @param logins the ids of their institution logins
 * @param redirect where the consumer is sent in the end; null where the link names no address, or
 *     it goes on
 * @param stop why it did not come as far as was wanted; null when it did
 */
public record DriveOutcome(
        UUID session,
        @Nullable Ending ending,
        @Nullable String screen,
        @Nullable String page,
        List<String> screens,
        List<String> accounts,
        List<String> logins,
        @Nullable String portfolio,
        List<ReportRef> reports,
        @Nullable String redirect,
        @Nullable Stop stop) {

    public DriveOutcome {
        screens = List.copyOf(screens);
        accounts = List.copyOf(accounts);
        logins = List.copyOf(logins);
        reports = List.copyOf(reports);
    }
}
