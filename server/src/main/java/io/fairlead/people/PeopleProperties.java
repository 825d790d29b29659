package io.fairlead.people;

import io.fairlead.shared.limit.GrowingDelay;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in to the console.
 *
 * @param sessionLife from the sign-in to the end of a session
 * @param sessionIdle how long a person may do nothing until the session ends
 * @param invitationLife how long a one-time password can be used
 * @param signInsPerMinute how often somebody may try to sign in from one address, on each node
 * @param delay how long an address waits after five wrong passwords in a row for a person, or a
 *     person after five wrong codes; each one more doubles it
 * @param longestDelay what that grows to
 */
@Validated
@ConfigurationProperties("fairlead.people")
record PeopleProperties(
        @NotNull @DefaultValue("12h") Duration sessionLife,
        @NotNull @DefaultValue("30m") Duration sessionIdle,
        @NotNull @DefaultValue("72h") Duration invitationLife,
        @Min(1) @DefaultValue("30") int signInsPerMinute,
        @NotNull @DefaultValue("1m") Duration delay,
        @NotNull @DefaultValue("15m") Duration longestDelay) {

    /** How long those wait who guess. */
    GrowingDelay growingDelay() {
        return new GrowingDelay(delay, longestDelay);
    }
}
