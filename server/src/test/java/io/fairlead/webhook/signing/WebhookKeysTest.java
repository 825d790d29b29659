package io.fairlead.webhook.signing;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.audit.AuditLog;
import io.fairlead.shared.Secret;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@FairleadTest
class WebhookKeysTest {

    private static final String PATH = "/fairlead/v1/webhook-keys";

    private final WebhookKeys keys;
    private final WebhookKeyStore store;
    private final AuditLog audit;
    private final MovableClock clock;
    private final TestPartner partner;

    WebhookKeysTest(
            FairleadServer server,
            WebhookKeys keys,
            WebhookKeyStore store,
            AuditLog audit,
            MovableClock clock) {
        this.audit = audit;
        this.keys = keys;
        this.store = store;
        this.clock = clock;
        this.partner = server.newPartner();
    }

    @Test
    void areThereFromTheBeginning() {
        var listed = listed();

        assertThat(listed).hasSize(1);
        assertThat(keys.current(partner.id())).isEqualTo(listed);
        var bytes = Base64.getDecoder().decode(listed.getFirst().reveal().substring(6));
        assertThat(bytes).hasSize(32);
    }

    @Test
    void areShownWithTheirTimes() {
        var created = Instant.parse(rotated().text("createdAt"));
        var answer = partner.api().get(PATH).json().required("keys").get(0);

        assertThat(answer.propertyNames()).containsExactly("id", "createdAt", "key");
        assertThat(Instant.parse(answer.required("createdAt").stringValue())).isEqualTo(created);
        assertThat(Duration.between(created, clock.instant()).abs())
                .isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void signWithTheNewKeyAtOnceAndWithTheOldOneForADay() {
        var old = keys.current(partner.id()).getFirst();
        var young = new Secret(rotated().text("key"));

        assertThat(keys.current(partner.id())).containsExactly(young, old).isEqualTo(listed());

        clock.advance(Duration.ofHours(23));
        assertThat(keys.current(partner.id())).containsExactly(young, old);

        clock.advance(Duration.ofHours(1).plusMinutes(1));
        var api = partner.withNewToken().api();
        assertThat(keys.current(partner.id())).containsExactly(young);
        assertThat(api.get(PATH).json().required("keys")).hasSize(1);
    }

    @Test
    void sayWhenTheyExpire() {
        partner.api().get(PATH);
        rotated();

        var old = partner.api().get(PATH).json().required("keys").get(1);

        assertThat(Instant.parse(old.required("expiresAt").stringValue()))
                .isBetween(
                        clock.instant().plus(Duration.ofHours(23)),
                        clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void signNoMoreOnceTheyAreDeleted() {
        var first = keys.current(partner.id()).getFirst();
        var old = rotated();
        var young = rotated();

        assertThat(delete(old).status()).isEqualTo(204);

        assertThat(keys.current(partner.id()))
                .containsExactly(new Secret(young.text("key")), first);
        assertProblem(delete(old), 404, 14001, "Resource not found.");
    }

    @Test
    void keepTheNewest() {
        var key = rotated();

        assertProblem(
                delete(key),
                409,
                409,
                "New webhooks are signed with this key. Make another one first.");
        assertThat(keys.current(partner.id())).contains(new Secret(key.text("key")));
    }

    @Test
    void areForgottenAfterTheirTime() {
        keys.current(partner.id());
        rotated();
        clock.advance(Duration.ofHours(25));
        keys.rotate(partner.id());

        assertThat(store.keys(partner.id())).hasSize(2);
    }

    /** Each with a cache of its own, as on several nodes. */
    @Test
    void areTheSameForAllWhoMakeTheFirstOne() throws Exception {
        var nodes =
                IntStream.range(0, 8).mapToObj(_ -> new WebhookKeys(store, audit, clock)).toList();

        var seen = together(nodes.stream().map(this::currentOf).toList());

        assertThat(seen).hasSize(8).allMatch(List.of(listed().getFirst())::equals);
    }

    @Test
    void changeOnceWhenChangedTogether() throws Exception {
        partner.api().get(PATH);
        Callable<String> change = () -> rotated().text("id");

        together(IntStream.range(0, 8).mapToObj(_ -> change).toList());

        assertThat(store.keys(partner.id())).filteredOn(key -> key.expiresAt() == null).hasSize(1);
    }

    private Callable<List<Secret>> currentOf(WebhookKeys node) {
        return () -> node.current(partner.id());
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        }
    }

    private List<Secret> listed() {
        return partner.api()
                .get(PATH)
                .json()
                .required("keys")
                .valueStream()
                .map(key -> new Secret(key.required("key").stringValue()))
                .toList();
    }

    private Answer rotated() {
        var answer = partner.api().post(PATH, Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private Answer delete(Answer key) {
        return partner.api().delete(PATH + "/" + key.text("id"));
    }
}
