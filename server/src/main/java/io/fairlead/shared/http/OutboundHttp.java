package io.fairlead.shared.http;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.http.OutboundException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends a request and reads the answer whole, up to a limit. Follows no redirect, keeps no cookie,
 * and reaches no private address outside the sandbox. Never inside a transaction: a slow host must
 * not hold a connection to the database.
 */
@Component
public class OutboundHttp {

    private static final int CONNECTIONS_PER_HOST = 128;
    private static final int CONNECTIONS = 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(4);

    private final ClientHttpRequestFactory requests;

    OutboundHttp(FairleadProperties fairlead) {
        this.requests =
                ClientHttpRequestFactoryBuilder.httpComponents()
                        .withConnectionManagerCustomizer(
                                pool ->
                                        pool.setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                                                .setMaxConnTotal(CONNECTIONS))
                        .withHttpClientCustomizer(HttpClientBuilder::disableAutomaticRetries)
                        .build(settings(fairlead));
    }

    private static HttpClientSettings settings(FairleadProperties fairlead) {
        return HttpClientSettings.defaults()
                .withRedirects(HttpRedirects.DONT_FOLLOW)
                .withCookieHandling(HttpCookieHandling.DISABLE)
                .withTimeouts(CONNECT_TIMEOUT, LONGEST_SILENCE)
                .withInetAddressFilter(reachable(fairlead.mode()));
    }

    private static InetAddressFilter reachable(Mode mode) {
        return switch (mode) {
            case SANDBOX -> InetAddressFilter.all();
            case PRODUCTION -> InetAddressFilter.externalAddresses();
        };
    }

    /**
     * Sends the request. Interrupting the thread breaks the call off.
     *
     * @param longestAnswer in bytes
     * @throws OutboundException when there is no answer, or one that is longer
     */
    public OutboundAnswer send(OutboundRequest request, int longestAnswer) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A call to another host inside a transaction");
        }
        try (ClientHttpResponse response = prepared(request).execute()) {
            return new OutboundAnswer(
                    response.getStatusCode().value(),
                    headers(response),
                    body(response, longestAnswer));
        } catch (FilteredHostException e) {
            throw new OutboundException(Reason.FORBIDDEN, e);
        } catch (IOException e) {
            throw new OutboundException(reason(e), e);
        }
    }

    private ClientHttpRequest prepared(OutboundRequest request) throws IOException {
        ClientHttpRequest prepared =
                requests.createRequest(request.uri(), HttpMethod.valueOf(request.method()));
        request.headers().forEach(prepared.getHeaders()::set);
        if (request.body().length > 0) {
            prepared.getBody().write(request.body());
        }
        return prepared;
    }

    private static Map<String, List<String>> headers(ClientHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.getHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    private static byte[] body(ClientHttpResponse response, int longest) throws IOException {
        byte[] body = response.getBody().readNBytes(longest + 1);
        if (body.length > longest) {
            throw new OutboundException(Reason.TOO_LONG, null);
        }
        return body;
    }

    private static Reason reason(IOException failure) {
        return switch (failure) {
            case ConnectTimeoutException _, ConnectException _, UnknownHostException _ ->
                    Reason.UNREACHABLE;
            case SocketTimeoutException _ -> Reason.TIMED_OUT;
            default -> Reason.BROKEN_OFF;
        };
    }
}
