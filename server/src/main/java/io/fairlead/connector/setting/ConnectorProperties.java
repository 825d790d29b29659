package io.fairlead.connector.setting;

import io.fairlead.shared.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How banks are called.
 *
 * @param callTimeout the longest a call of a connector may take; partners wait 180 s
 * @param attemptLife how long a consumer has to answer one question
 * @param callsPerInstitution how many calls to one institution run at the same time; others wait
 * @param longestTurn how long a call waits for its turn; longer than partners wait for an answer
 * @param breakerFailures in percent of the last {@code breakerCalls} calls to one institution: when
 *     that many get no readable answer, the institution is left alone for {@code breakerPause}
 * @param settings connector name to its settings
 * @param secrets connector name to its secrets
 * @param institutions institution id to what is set for it alone
 */
@Validated
@ConfigurationProperties("fairlead.connector")
public record ConnectorProperties(
        @NotNull @DefaultValue("170s") Duration callTimeout,
        @NotNull @DefaultValue("10m") Duration attemptLife,
        @Min(1) @DefaultValue("64") int callsPerInstitution,
        @NotNull @DefaultValue("3m") Duration longestTurn,
        @Min(1) @Max(100) @DefaultValue("80") int breakerFailures,
        @Min(1) @DefaultValue("50") int breakerCalls,
        @NotNull @DefaultValue("10s") Duration breakerPause,
        @DefaultValue Map<String, Map<String, String>> settings,
        @DefaultValue Map<String, Map<String, Secret>> secrets,
        @DefaultValue Map<String, OfInstitution> institutions) {

    private static final OfInstitution NOTHING = new OfInstitution(Map.of(), Map.of());

    /** What is set for one institution, over what is set for its connector. */
    public record OfInstitution(
            @DefaultValue Map<String, String> settings,
            @DefaultValue Map<String, Secret> secrets) {}

    /** What is set for an institution alone. */
    OfInstitution of(String institutionId) {
        return institutions.getOrDefault(institutionId, NOTHING);
    }
}
