package io.fairlead.people.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.fairlead.shared.http.OutboundAnswer;
import io.fairlead.shared.http.OutboundException;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.shared.http.OutboundRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends the OpenID library's requests the way all requests to other hosts go. */
record OidcHttp(OutboundHttp http) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 512 * 1024;

    HTTPResponse send(HTTPRequest request) throws ProviderException {
        var headers =
                request.getHeaderMap().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        header -> header.getKey(),
                                        header -> String.join(", ", header.getValue())));
        var body = request.getBody();
        return read(
                answer(
                        new OutboundRequest(
                                request.getMethod().name(),
                                request.getURI(),
                                headers,
                                body == null
                                        ? new byte[0]
                                        : body.getBytes(StandardCharsets.UTF_8))));
    }

    /** The document at an address. */
    String get(URI address) throws ProviderException {
        var answer = answer(new OutboundRequest("GET", address, Map.of(), new byte[0]));
        if (answer.status() != 200) {
            throw new ProviderException("%s answers %d".formatted(address, answer.status()), null);
        }
        return text(answer);
    }

    private OutboundAnswer answer(OutboundRequest request) throws ProviderException {
        try {
            return http.sendWithin(PATIENCE, request, LONGEST_ANSWER);
        } catch (OutboundException e) {
            throw new ProviderException(
                    "%s cannot be called: %s".formatted(request.uri().getHost(), e.reason()), e);
        }
    }

    private static HTTPResponse read(OutboundAnswer answer) throws ProviderException {
        var response = new HTTPResponse(answer.status());
        try {
            for (var type : answer.headers().getOrDefault("content-type", List.of())) {
                response.setContentType(type);
            }
        } catch (ParseException e) {
            throw new ProviderException("An answer has no readable type", e);
        }
        response.setBody(text(answer));
        return response;
    }

    private static String text(OutboundAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
