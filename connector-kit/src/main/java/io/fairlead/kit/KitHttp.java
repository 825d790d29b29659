package io.fairlead.kit;

import io.fairlead.spi.BankHttp;
import io.fairlead.spi.BankHttpException;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Hosts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way to the bank while the contract runs. Remembers what was sent, and can play a bank that
 * misbehaves.
 */
final class KitHttp implements BankHttp, AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Hosts hosts;
    private final List<Request> sent = new CopyOnWriteArrayList<>();
    private final List<String> strangers = new CopyOnWriteArrayList<>();
    private volatile Duration patience;
    private volatile @Nullable Misbehaviour played;

    KitHttp(Hosts hosts, Duration patience) {
        this.hosts = hosts;
        this.patience = patience;
    }

    /** All requests, in their order. */
    List<Request> sent() {
        return sent;
    }

    /** The hosts of others that were asked for. */
    List<String> strangers() {
        return strangers;
    }

    Duration patience() {
        return patience;
    }

    /** How long it waits for an answer from now on. */
    void patience(Duration shorter) {
        patience = shorter;
    }

    /** From now on every request meets this instead of the bank's answer. */
    void play(Misbehaviour misbehaviour) {
        played = misbehaviour;
    }

    @Override
    public Response send(Request request) {
        if (!hosts.allow(request.uri())) {
            strangers.add(request.uri().getHost());
            throw new BankHttpException(Cause.UNREACHABLE, "Not a host of the institution");
        }
        sent.add(request);
        var misbehaviour = played;
        return misbehaviour == null ? timed(request) : answerOf(misbehaviour);
    }

    private Response timed(Request request) {
        var exchange = threads.submit(() -> exchanged(request));
        try {
            return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            exchange.cancel(true);
            throw failure(Cause.TIMED_OUT);
        } catch (InterruptedException _) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(Cause.TIMED_OUT);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case BankHttpException known -> known;
                case ConnectException _ -> failure(Cause.UNREACHABLE);
                case IOException _ -> failure(Cause.BROKEN_OFF);
                case null, default -> new IllegalStateException(e);
            };
        }
    }

    private Response exchanged(Request request) throws IOException, InterruptedException {
        var builder =
                HttpRequest.newBuilder(request.uri())
                        .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        var answer = client.send(builder.build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            var content = body.readNBytes(MAX_ANSWER_BYTES + 1);
            if (content.length > MAX_ANSWER_BYTES) {
                throw failure(Cause.UNREADABLE_ANSWER);
            }
            return new Response(answer.statusCode(), headers(answer), content);
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<?> answer) {
        var headers = new TreeMap<String, List<String>>();
        answer.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    private static Response answerOf(Misbehaviour misbehaviour) {
        return switch (misbehaviour) {
            case SLOW, DROPPED, OVERSIZED -> throw failure(misbehaviour.cause());
            case GARBAGE -> answer("application/json", "\u0000}{ not what it claims to be");
            case WRONG_MEDIA_TYPE -> answer("text/html", "<!doctype html><title>Welcome</title>");
            case OTHER_SHAPE -> answer("application/json", "{}");
        };
    }

    private static Response answer(String mediaType, String body) {
        return new Response(
                200,
                Map.of("content-type", List.of(mediaType)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static BankHttpException failure(Cause why) {
        return new BankHttpException(why, why.name());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
