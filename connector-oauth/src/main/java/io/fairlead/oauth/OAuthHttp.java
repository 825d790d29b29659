package io.fairlead.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.fairlead.spi.BankHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Sends the OAuth library's requests the way all requests to banks go. */
record OAuthHttp(BankHttp http) {

    HTTPResponse send(HTTPRequest request) {
        var headers =
                request.getHeaderMap().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        header -> header.getKey(),
                                        header -> String.join(", ", header.getValue())));
        var body = request.getBody();
        return read(
                http.send(
                        new BankHttp.Request(
                                request.getMethod().name(),
                                request.getURI(),
                                headers,
                                body == null
                                        ? new byte[0]
                                        : body.getBytes(StandardCharsets.UTF_8))));
    }

    private static HTTPResponse read(BankHttp.Response answer) {
        var response = new HTTPResponse(answer.status());
        answer.headers()
                .forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
        try {
            for (var type : answer.headers().getOrDefault("content-type", List.of())) {
                response.setContentType(type);
            }
        } catch (ParseException _) {
            throw OAuthException.unreadable();
        }
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }
}
