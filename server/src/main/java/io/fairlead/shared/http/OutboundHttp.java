package io.fairlead.shared.http;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.http.OutboundException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends a request and reads its answer. Goes to the host itself, never through a proxy, follows no
 * redirect, keeps no cookie, and reaches only the public internet outside the sandbox. Never inside
 * a transaction: a slow host must not hold a connection to the database.
 */
@Component
public class OutboundHttp {

    private static final int CONNECTIONS_PER_HOST = 128;
    private static final int CONNECTIONS = 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(4);

    /** What is read of an answer that nobody wants, so that its connection can be used again. */
    private static final int READ_FOR_THE_CONNECTION = 64 * 1024;

    /** After which a connection is looked at before it is used again: the other end may be gone. */
    private static final Duration LONGEST_REST = Duration.ofMillis(20);

    /** After which a connection is closed; the other end may have done so long ago. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    private static final Set<String> HEADERS_OF_THE_CLIENT =
            Set.of("content-length", "transfer-encoding");

    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    OutboundHttp(FairleadProperties fairlead) {
        this(
                new ReachableHosts(reachable(fairlead.mode()), InetAddress::getAllByName),
                DefaultClientTlsStrategy.createDefault());
    }

    OutboundHttp(ReachableHosts hosts, TlsSocketStrategy tls) {
        this.client =
                HttpClients.custom()
                        .setConnectionManager(connections(hosts, tls))
                        .setDefaultRequestConfig(eachRequest())
                        .setRoutePlanner(new DefaultRoutePlanner(null))
                        .setUserAgent("Fairlead")
                        .evictIdleConnections(TimeValue.of(LONGEST_IDLE))
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableAutomaticRetries()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .build();
    }

    private static HttpClientConnectionManager connections(
            ReachableHosts hosts, TlsSocketStrategy tls) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(hosts)
                .setTlsSocketStrategy(tls)
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                                .setSocketTimeout(Timeout.of(LONGEST_SILENCE))
                                .setValidateAfterInactivity(TimeValue.of(LONGEST_REST))
                                .build())
                .build();
    }

    private static RequestConfig eachRequest() {
        return RequestConfig.custom().setProtocolUpgradeEnabled(false).build();
    }

    private static InetAddressFilter reachable(Mode mode) {
        return switch (mode) {
            case SANDBOX -> InetAddressFilter.all();
            case PRODUCTION -> new ExternalAddresses();
        };
    }

    /**
     * Sends the request and reads the answer whole. Interrupting the thread breaks the call off.
     *
     * @param longestAnswer in bytes
     * @throws OutboundException when there is no answer, or one that is longer
     */
    public OutboundAnswer send(OutboundRequest request, int longestAnswer) {
        refuseTransactions();
        var answer = exchange(request, longestAnswer + 1, longestAnswer + 1);
        if (answer.body().length > longestAnswer) {
            throw new OutboundException(Reason.TOO_LONG, null);
        }
        return answer;
    }

    /**
     * Sends the request and waits for the answer's status and the start of its body. A body that is
     * longer is no failure: it is broken off.
     *
     * @param limit for all of it, from the question for the host's address to the body's end
     * @param kept bytes of the answer's body
     * @throws OutboundException when there is no answer within the limit
     */
    public OutboundAnswer sendWithin(Duration limit, OutboundRequest request, int kept) {
        refuseTransactions();
        var exchange =
                threads.submit(
                        () -> exchange(request, kept, Math.max(kept, READ_FOR_THE_CONNECTION)));
        try {
            return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new OutboundException(Reason.TIMED_OUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.BROKEN_OFF, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof OutboundException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private static void refuseTransactions() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A call to another host inside a transaction");
        }
    }

    private OutboundAnswer exchange(OutboundRequest request, int kept, int read) {
        var call = prepared(request);
        var whole = false;
        try {
            var response = client.executeOpen(null, call, null);
            var body = body(response);
            var start = body.readNBytes(kept);
            whole = start.length < kept || endsWithin(read - kept, body);
            return new OutboundAnswer(response.getCode(), headers(response), start);
        } catch (IOException e) {
            throw new OutboundException(reason(e), e);
        } finally {
            // At the body's end the connection went back by itself. Closing the response instead
            // would read the rest of a body, however long.
            if (!whole) {
                call.abort();
            }
        }
    }

    private static HttpUriRequestBase prepared(OutboundRequest request) {
        var call = call(request);
        request.headers().entrySet().stream()
                .filter(header -> !HEADERS_OF_THE_CLIENT.contains(lowerCase(header.getKey())))
                .forEach(header -> call.setHeader(header.getKey(), header.getValue()));
        if (request.body().length > 0) {
            call.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return call;
    }

    private static HttpUriRequestBase call(OutboundRequest request) {
        try {
            var ascii = URI.create(request.uri().toASCIIString()); // HTTP carries nothing else
            return new HttpUriRequestBase(request.method(), ascii);
        } catch (IllegalArgumentException e) {
            throw new OutboundException(Reason.UNREACHABLE, e);
        }
    }

    private static InputStream body(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
    }

    private static boolean endsWithin(int length, InputStream body) throws IOException {
        return body.readNBytes(length).length < length;
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (var header : response.getHeaders()) {
            headers.computeIfAbsent(lowerCase(header.getName()), _ -> new ArrayList<>())
                    .add(header.getValue());
        }
        return headers;
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Reason reason(IOException failure) {
        return switch (failure) {
            case RefusedHostException _ -> Reason.FORBIDDEN;
            case ConnectException _, NoRouteToHostException _, UnknownHostException _ ->
                    Reason.UNREACHABLE;
            case ConnectTimeoutException _ -> Reason.UNREACHABLE;
            case SSLException _ -> Reason.UNTRUSTED;
            case SocketTimeoutException _ -> Reason.TIMED_OUT;
            default -> Reason.BROKEN_OFF;
        };
    }
}
