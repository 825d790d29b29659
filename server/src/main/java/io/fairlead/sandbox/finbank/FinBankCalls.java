package io.fairlead.sandbox.finbank;

import io.fairlead.shared.http.OutboundAnswer;
import io.fairlead.shared.http.OutboundException;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.shared.http.OutboundRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls to the simulated bank about what it plays; to be made in a sandbox only. */
@Component
public class FinBankCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> HEADERS =
            Map.of("accept", "application/json", "content-type", "application/json");

    private final OutboundHttp http;
    private final FinBankUsers bank;

    FinBankCalls(OutboundHttp http, FinBankUsers bank) {
        this.http = http;
        this.bank = bank;
    }

    /**
     * Sends a call of JSON.
     *
     * @param path with its query
     * @throws OutboundException when the bank does not answer
     */
    public OutboundAnswer send(
            String method, String path, byte @Nullable [] body, int longestAnswer) {
        var url =
                bank.url()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "There is no simulated bank: it has no url"));
        var request =
                new OutboundRequest(
                        method, URI.create(url + path), HEADERS, body == null ? new byte[0] : body);
        return http.sendWithin(PATIENCE, request, longestAnswer);
    }
}
