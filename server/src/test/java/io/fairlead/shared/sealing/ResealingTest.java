package io.fairlead.shared.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rotation of the keys of a running server, with values of every kind. */
@FairleadTest
class ResealingTest {

    private static final String SSN = "999601111";

    private final FairleadServer server;
    private final Keys keys;
    private final KeyFile file;
    private final Resealing resealing;
    private final JdbcClient jdbc;
    private final DataSource dataSource;

    private TestPartner partner;
    private String customer;
    private String consumer;
    private String link;

    ResealingTest(
            FairleadServer server,
            FairleadProperties properties,
            Keys keys,
            Resealing resealing,
            JdbcClient jdbc,
            DataSource dataSource) {
        this.server = server;
        this.keys = keys;
        this.file = KeyFile.ofHome(properties.home());
        this.resealing = resealing;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    @BeforeEach
    void storeValuesOfEveryKind() {
        partner = server.newPartner();
        customer = enrol("before");
        consumer = makeConsumer(customer);
        link = makeLink();
    }

    @Test
    void sealsEveryColumnOfEveryTableAgain() {
        rotate();
        assertThat(resealing.outdated()).isGreaterThanOrEqualTo(3);

        var columns = resealing.columns();
        columns.forEach(resealing::reseal);

        assertThat(columns)
                .extracting(column -> column.table() + "." + column.column())
                .contains("partner.secret_sealed", "consumer.pii_sealed", "link.secrets_sealed");
        assertThat(columns).anyMatch(column -> column.part().matches("link_\\d{4}_\\d{2}"));
        assertThat(resealing.outdated()).isZero();
        assertThat(keysInUse()).containsExactly(keys.primarySealingKeyId());
    }

    /** A column of another kind or name would stay under the old key for ever. */
    @Test
    void knowsEveryColumnThatLooksSealed() {
        var named =
                jdbc.sql(
                                """
                                SELECT table_name || '.' || column_name
                                FROM information_schema.columns
                                WHERE table_schema = current_schema() AND column_name LIKE '%sealed%'
                                  AND table_name NOT IN (SELECT relname FROM pg_class WHERE relkind = 'p')
                                """)
                        .query((row, _) -> row.getString(1))
                        .list();

        assertThat(resealing.columns())
                .map(SealedColumn::toString)
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everythingOpensAsBeforeOnceTheOldKeysAreGone() {
        rotate();
        assertThat(opens(link)).isTrue();
        resealing.columns().forEach(resealing::reseal);
        file.write(file.read().pruned());
        keys.readAgainWhenChanged();

        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
        assertThat(partner.api().get("/decisioning/v1/consumers/" + consumer).text("ssn"))
                .isEqualTo(SSN.substring(5));
        assertThat(opens(link)).isFalse();
        assertThat(opens(makeLink())).isTrue();
    }

    @Test
    void sealsWithTheNewKeyWhileOldValuesWait() {
        rotate();
        var later = makeConsumer(enrol("after"));

        assertThat(keyOfConsumer(later)).isEqualTo(keys.primarySealingKeyId());
        assertThat(keyOfConsumer(consumer)).isNotEqualTo(keys.primarySealingKeyId());
    }

    @Test
    void leavesARowThatIsInUse() throws SQLException {
        rotate();
        try (Connection user = dataSource.getConnection();
                Statement statement = user.createStatement()) {
            user.setAutoCommit(false);
            statement.execute(
                    "SELECT FROM consumer WHERE id = '%s' FOR UPDATE".formatted(consumer));

            resealing.columns().forEach(resealing::reseal);
            assertThat(resealing.outdated()).isOne();

            user.rollback();
        }
        resealing.columns().forEach(resealing::reseal);
        assertThat(resealing.outdated()).isZero();
    }

    @Test
    void leavesAValueThatDoesNotOpenAndGoesOn() {
        jdbc.sql("UPDATE consumer SET pii_sealed = pii_sealed || '\\x00' WHERE id = ?")
                .param(consumer)
                .update();
        var other = makeConsumer(enrol("other"));
        rotate();

        resealing.columns().forEach(resealing::reseal);

        assertThat(keyOfConsumer(other)).isEqualTo(keys.primarySealingKeyId());
        assertThat(resealing.outdated()).isOne();
        jdbc.sql("DELETE FROM consumer WHERE id = ?").param(consumer).update();
    }

    private void rotate() {
        file.write(file.read().staged().promoted());
        keys.readAgainWhenChanged();
    }

    private String enrol(String username) {
        return partner.api()
                .post(
                        "/aggregation/v2/customers/testing",
                        Map.of("username", username + "_rotation"))
                .text("id");
    }

    private String makeConsumer(String customerId) {
        var person =
                Map.of(
                        "firstName", "Homer",
                        "lastName", "Loanseeke",
                        "state", "UT",
                        "phone", "6786786786",
                        "ssn", SSN,
                        "birthday", Map.of("year", 1970, "month", 7, "dayOfMonth", 4));
        return partner.api()
                .post("/decisioning/v1/customers/" + customerId + "/consumer", person)
                .text("id");
    }

    private String makeLink() {
        var call =
                Map.of(
                        "partnerId",
                        partner.id().value(),
                        "customerId",
                        customer,
                        "webhook",
                        WebhookReceiver.shared().url(),
                        "webhookHeaders",
                        Map.of("X-Harbour", "anchor"));
        return partner.api().post("/connect/v2/generate", call).text("link");
    }

    private boolean opens(String url) {
        var answer =
                server.stranger()
                        .get(
                                URI.create(url)
                                        .getRawSchemeSpecificPart()
                                        .replaceFirst("^//[^?/]*", "/"));
        return answer.status() == 303;
    }

    private int keyOfConsumer(String id) {
        return jdbc.sql("SELECT pii_sealed FROM consumer WHERE id = ?")
                .param(id)
                .query((row, _) -> keyOf(row))
                .single();
    }

    private Set<Integer> keysInUse() {
        return jdbc.sql(
                        """
                        SELECT secret_sealed FROM partner
                        UNION ALL SELECT pii_sealed FROM consumer
                        UNION ALL SELECT secrets_sealed FROM link WHERE secrets_sealed IS NOT NULL
                        """)
                .query((row, _) -> keyOf(row))
                .set();
    }

    private static int keyOf(ResultSet row) throws SQLException {
        return ByteBuffer.wrap(row.getBytes(1), 1, Integer.BYTES).getInt();
    }
}
