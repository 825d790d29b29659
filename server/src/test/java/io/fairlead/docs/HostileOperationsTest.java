package io.fairlead.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.audit.Actor;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.docs.HostileRequests.Request;
import io.fairlead.docs.OpenApiDocument.Answer;
import io.fairlead.docs.OpenApiDocument.Operation;
import io.fairlead.partner.Partners;
import io.fairlead.shared.api.Problem;
import io.fairlead.spi.Cause;
import io.fairlead.support.DocumentedAnswers;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.OddTexts;
import io.fairlead.support.OwnerOfEverything;
import io.fairlead.support.RawHttp;
import io.fairlead.support.RawHttp.Reply;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Hostile requests to every operation that the server documents: each is answered as documented. A
 * failure names the seed, with which {@code -Dfairlead.test.seed=…} repeats it.
 */
@FairleadTest
@ExtendWith(OutputCaptureExtension.class)
class HostileOperationsTest {

    private static final int REQUESTS = Integer.getInteger("fairlead.test.hostile", 30);

    /** Owners cost time; what is deleted is not found from then on. */
    private static final int MOST_OWNERS = 1;

    private static final int MOST_SHOWN = 40;
    private static final long SEED =
            Long.getLong("fairlead.test.seed", ThreadLocalRandom.current().nextLong());

    /** What a bank's failure is answered with, by documents that are not ours. */
    private static final Set<Integer> CODES_OF_BANKS =
            Arrays.stream(Cause.values())
                    .map(cause -> AggregationStatus.of(cause).code())
                    .collect(Collectors.toSet());

    private final FairleadServer server;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Partners partners;
    private final RawHttp http;
    private final Map<String, Integer> renewals = new HashMap<>();
    private OwnerOfEverything owner;

    HostileOperationsTest(
            FairleadServer server,
            Accounts accounts,
            Transactions transactions,
            Partners partners) {
        this.server = server;
        this.accounts = accounts;
        this.transactions = transactions;
        this.partners = partners;
        this.http = new RawHttp(server.address());
        server.bank();
        this.owner = newOwner();
        owner.refresh();
    }

    private OwnerOfEverything newOwner() {
        return new OwnerOfEverything(server, accounts, transactions);
    }

    @Test
    void areAnsweredAsDocumented(CapturedOutput log) {
        var document = OpenApiDocument.of(server.stranger().get("/docs/openapi.yaml").body());
        var ofAnyCall =
                document.sharedAnswers()
                        .map(answer -> answer.path("message").asString())
                        .collect(Collectors.toSet());
        var requests = new HostileRequests(SEED);
        var failures = new TreeMap<String, Request>();
        for (var operation : document.operations()) {
            var allowed =
                    operation.answers().stream().map(Answer::status).collect(Collectors.toSet());
            for (var i = 0; i < REQUESTS; i++) {
                var request = requests.next(operation, owner);
                var reply = request.send(http);
                var failure = failure(operation, allowed, ofAnyCall, reply);
                if (!failure.isEmpty() && failures.size() < MOST_SHOWN) {
                    failures.putIfAbsent(operation + ": " + failure, request);
                }
                restore(operation, reply);
            }
        }
        assertThat(failures).as("-Dfairlead.test.seed=%d", SEED).isEmpty();
        assertThat(log.getAll()).doesNotContain("Unexpected error");
        assertThat(log.getAll()).doesNotContain(secrets());
    }

    /** What has become of this owner's customer, secret or token is not what is tested. */
    private void restore(Operation operation, Reply reply) {
        var path = operation.path();
        if (path.endsWith("/authentication")) {
            partners.unlock(Actor.server("test"), owner.partner().id());
        }
        var changed =
                operation.method().equals("DELETE")
                        || operation
                                .toString()
                                .equals("PUT /aggregation/v2/partners/authentication");
        if (changed
                && reply.status() < 300
                && renewals.merge(path, 1, Integer::sum) <= MOST_OWNERS) {
            owner = newOwner();
        }
    }

    private String failure(
            Operation operation, Set<Integer> allowed, Set<String> ofAnyCall, Reply reply) {
        try {
            assertThat(reply.headers()).doesNotContainKey(OddTexts.INJECTED);
            assertThat(reply.body()).doesNotContain(secrets());
            if (reply.status() >= 500) {
                assertThat(CODES_OF_BANKS).contains(reply.json().path("code").asInt());
            } else if (reply.status() >= 400) {
                assertRefusal(operation.path(), reply);
            }
            if (!allowed.contains(reply.status())) {
                var message = reply.json().path("message").asString();
                return ofAnyCall.contains(message) ? "" : reply.status() + " " + message;
            }
            return "";
        } catch (AssertionError | RuntimeException e) {
            return reply.status() + " " + e + reply.body();
        }
    }

    private static void assertRefusal(String path, Reply reply) {
        var type = reply.header("Content-Type");
        if (type.startsWith("text/plain")) {
            assertThat(reply.status() + " " + reply.body())
                    .satisfiesAnyOf(
                            text ->
                                    assertThat(text)
                                            .isEqualTo("401 " + Problem.INVALID_APP_KEY.message()),
                            text -> assertThat(text).startsWith("429 Too many "));
        } else {
            DocumentedAnswers.assertRefusal(path, reply.status(), type, reply.body());
        }
    }

    private List<String> secrets() {
        var partner = owner.partner();
        return List.of(partner.secret().reveal(), "canary-of-a-credential");
    }
}
