package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.InstitutionMissing;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestJourney;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Consumers who look for a bank that is not among the first ones, or not there at all. */
@FairleadTest
class SearchJourneyTest {

    private static final Pattern MORE = Pattern.compile("href=\"([^\"#]*)#bank-20\" data-more");
    private static final Pattern ICON =
            Pattern.compile("<img class=\"bank-icon\" src=\"([^\"]+)\"");

    private final FairleadServer server;
    private final Sessions sessions;
    private final SessionLog log;
    private final TestJourney journey;

    SearchJourneyTest(FairleadServer server, Sessions sessions, SessionLog log) {
        this.server = server;
        this.sessions = sessions;
        this.log = log;
        this.journey = server.newJourney();
    }

    @Test
    void showsTheRestOfWhatIsFound() {
        var consumer = atSearch().goTo("/search?query=finbank");
        assertThat(consumer.values("institution")).hasSize(20).contains(FINBANK);
        assertThat(consumer.html()).containsPattern("2\\d banks found, 20 shown");
        var more = MORE.matcher(consumer.html());
        assertThat(more.find()).isTrue();
        var path = HtmlUtils.htmlUnescape(more.group(1));
        consumer.goTo(path.substring(consumer.session().length()));

        assertThat(consumer.values("institution")).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(consumer.html()).contains("id=\"bank-20\"").doesNotContain("data-more");
        var last = consumer.values("institution").getLast();
        consumer.submit("/search", "institution", last);
        assertThat(consumer.screen()).isNotEqualTo("search");
    }

    @Test
    void showsNoMoreThanThereMayBe() {
        var consumer = atSearch();
        for (var shown : List.of("-1", "0", "2147483647")) {
            var answer = consumer.look("/search?query=finbank&shown=" + shown);
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(consumer.look("/search?query=finbank&shown=many").status()).isEqualTo(400);
    }

    @Test
    void tellsThePartnerOnceThatABankIsMissing() {
        var consumer = atSearch().goTo("/search?query=finbank");
        consumer.submit("/search/missing");
        assertThat(consumer.screen()).isEqualTo("search");
        assertThat(consumer.html())
                .contains("Harbour Bank can see that you look for “finbank”.")
                .contains("Return to Harbour Bank");
        assertThat(consumer.values("institution")).contains(FINBANK);
        consumer.goTo("/search?query=finbank").submit("/search/missing");
        assertThat(missing(consumer)).containsExactly(new InstitutionMissing("finbank"));

        consumer.goTo("/search?query=nowhere+at+all").submit("/search/missing");
        assertThat(missing(consumer)).as("the search has told of it").hasSize(1);
        assertThat(consumer.submit("/exit").heading()).isEqualTo("You have left");
    }

    /** Nobody could tell them apart by the letters of their names. */
    @Test
    void givesEachBankOfTheSandboxALookOfItsOwn() {
        var icons =
                ICON.matcher(atSearch().goTo("/search?query=finbank&shown=200").html())
                        .results()
                        .map(icon -> icon.group(1))
                        .toList();
        assertThat(icons).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        var pictures = new HashSet<String>();
        for (var icon : icons) {
            var picture = server.stranger().get(icon);
            assertThat(picture.status()).as(icon).isEqualTo(200);
            pictures.add(picture.body());
        }
        assertThat(pictures).hasSameSizeAs(icons);
    }

    private ConsumerWithoutScripts atSearch() {
        return journey.open(journey.full()).acceptTerms();
    }

    private List<SessionEvent> missing(ConsumerWithoutScripts consumer) {
        var key = new SessionKey(consumer.session().substring("/s/".length()));
        return log.timeline(sessions.find(key).orElseThrow()).stream()
                .map(TimelineEntry::event)
                .filter(InstitutionMissing.class::isInstance)
                .toList();
    }
}
