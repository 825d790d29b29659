package io.fairlead.shared.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Finds the addresses of a host. Each connection asks once and is made to what was judged here, so
 * that a name which answers differently the next time gains nothing. A host with a single address
 * that is not allowed is refused. A host is looked up once at a time, so that one which is not
 * found for long holds up no other.
 */
final class ReachableHosts implements DnsResolver {

    /** Where names are looked up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final int LOOKUPS_AT_ONCE = 256;

    private final InetAddressFilter allowed;
    private final Names names;
    private final ExecutorService lookups = lookups();
    private final Map<String, Future<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    ReachableHosts(InetAddressFilter allowed, Names names) {
        this.allowed = allowed;
        this.names = names;
    }

    /** A look-up holds its thread for as long as it takes, which virtual ones cannot afford. */
    private static ExecutorService lookups() {
        var threads =
                new ThreadPoolExecutor(
                        LOOKUPS_AT_ONCE,
                        LOOKUPS_AT_ONCE,
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("lookup-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = addresses(host);
        if (!Arrays.stream(addresses).allMatch(allowed::matches)) {
            throw new RefusedHostException(host);
        }
        return addresses;
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        if (NumericHost.isDisguised(host)) {
            throw new RefusedHostException(host);
        }
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        } catch (IllegalArgumentException _) {
            return lookedUp(host);
        }
    }

    private InetAddress[] lookedUp(String host) throws UnknownHostException {
        var lookup = underWay.computeIfAbsent(host, _ -> lookups.submit(() -> lookUp(host)));
        try {
            return lookup.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } catch (ExecutionException _) {
            throw new UnknownHostException(host);
        }
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        try {
            return names.addresses(host);
        } finally {
            underWay.remove(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
