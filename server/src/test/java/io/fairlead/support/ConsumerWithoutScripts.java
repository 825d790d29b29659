package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * A consumer in a browser without scripts: opens a link, follows where the server leads, reads what
 * is there, fills in its forms, and waits for the bank.
 */
public final class ConsumerWithoutScripts {

    private static final Pattern FORM =
            Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|button)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");
    private static final Pattern HEADING = Pattern.compile("(?s)<h1[^>]*>(.*?)</h1>");
    private static final Pattern BANK_PAGE = Pattern.compile("href=\"([^\"]*request_uri=[^\"]*)\"");
    private static final Pattern PROGRESS = Pattern.compile("data-progress=\"([^\"]*)\"");
    private static final String ENDED = "&#34;action&#34;:&#34;End&#34;";
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_QUESTIONS = 12;
    private static final int MOST_QUESTIONS_OF_THE_PATIENT = 100;

    private final ApiClient stranger;
    private final String cookie;
    private final Supplier<URI> bank;
    private final ApiClient browser;
    private int mostQuestions = MOST_QUESTIONS;
    private String address = "";
    private Answer page;

    private ConsumerWithoutScripts(
            ApiClient stranger, Supplier<URI> bank, String path, Answer opened) {
        this.cookie = cookiesOf(opened);
        this.stranger = cookie.isEmpty() ? stranger : stranger.with("Cookie", cookie);
        this.bank = bank;
        browser = this.stranger.with("Content-Type", "application/x-www-form-urlencoded");
        page = opened;
        arrive(path);
    }

    /** Opens a link. */
    public static ConsumerWithoutScripts opening(FairleadServer server, TestLink link) {
        return opening(server.stranger(), () -> server.bank().address(), link);
    }

    /**
     * Opens a link.
     *
     * @param stranger calls the server
     * @param bank the bank's address
     */
    public static ConsumerWithoutScripts opening(
            ApiClient stranger, Supplier<URI> bank, TestLink link) {
        var consumer =
                new ConsumerWithoutScripts(stranger, bank, link.path(), stranger.get(link.path()));
        assertThat(consumer.address).startsWith("/s/");
        return consumer;
    }

    /** Goes on from the answer to a link that was opened. */
    public static ConsumerWithoutScripts following(FairleadServer server, Answer opened) {
        return new ConsumerWithoutScripts(
                server.stranger(),
                () -> server.bank().address(),
                opened.headers().firstValue("Location").orElseThrow(),
                opened);
    }

    /** Opens a link in a tab beside, in the same browser. */
    public ConsumerWithoutScripts tabBeside(TestLink link) {
        return opening(stranger, bank, link);
    }

    /** The cookie of the browser, as it gives it. */
    public String cookie() {
        return cookie;
    }

    private static String cookiesOf(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(given -> given.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    /** Waits longer than tests do, for a bank that a server is kept from again and again. */
    public ConsumerWithoutScripts patient() {
        mostQuestions = MOST_QUESTIONS_OF_THE_PATIENT;
        return this;
    }

    // what is seen

    /** The path of the session. */
    public String session() {
        return address.substring(0, "/s/".length() + 43);
    }

    /** The part of the address below the session's: the screen's name. */
    public String screen() {
        var below = address.substring(session().length()).replaceFirst("\\?.*", "");
        return below.startsWith("/") ? below.substring(1) : below;
    }

    public String heading() {
        var heading = HEADING.matcher(page.body());
        assertThat(heading.find()).as(page.body()).isTrue();
        return HtmlUtils.htmlUnescape(heading.group(1)).strip();
    }

    /** The page as it was sent. */
    public String html() {
        return page.body();
    }

    public int status() {
        return page.status();
    }

    /** The values of all inputs and buttons of this name. */
    public List<String> values(String name) {
        return fields(page.body()).stream()
                .filter(field -> name.equals(field.get("name")))
                .map(field -> field.getOrDefault("value", ""))
                .toList();
    }

    /** The values of the ticked boxes of this name. */
    public List<String> ticked(String name) {
        return fields(page.body()).stream()
                .filter(field -> name.equals(field.get("name")) && field.containsKey("checked"))
                .map(field -> field.getOrDefault("value", ""))
                .toList();
    }

    /** The names of the inputs that a person fills in, in their order. */
    public List<String> inputs() {
        return fields(page.body()).stream()
                .filter(field -> !"hidden".equals(field.get("type")) && field.containsKey("name"))
                .map(field -> field.getOrDefault("name", ""))
                .distinct()
                .toList();
    }

    /** Whether there is a form that leads to this part of the session. */
    public boolean canSubmit(String action) {
        return forms().stream().anyMatch(form -> form.leadsTo(session() + action));
    }

    /** The session's timeline as a host is told of it, as JSON. */
    public String messages() {
        var messages = Pattern.compile("data-messages=\"([^\"]*)\"").matcher(page.body());
        assertThat(messages.find()).isTrue();
        return HtmlUtils.htmlUnescape(messages.group(1));
    }

    // what is done

    /** Says, as the scripts of a page in front do, that somebody sees the session. */
    public ConsumerWithoutScripts shown() {
        assertThat(browser.postRaw(session() + "/shown", "").status()).isEqualTo(204);
        return this;
    }

    /** Goes to a part of the session. */
    public ConsumerWithoutScripts goTo(String part) {
        return visit(session() + part);
    }

    /** Fills in the form that leads to this part of the session, and submits it. */
    public ConsumerWithoutScripts submit(String action, String... namesAndValues) {
        return send(session() + action, filled(action, namesAndValues));
    }

    /** What submitting the form would send. */
    public String filled(String action, String... namesAndValues) {
        var form =
                forms().stream()
                        .filter(candidate -> candidate.leadsTo(session() + action))
                        .findFirst()
                        .orElseThrow(
                                () -> new AssertionError("No form " + action + " at " + address));
        var given = new ArrayList<Map.Entry<String, String>>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            given.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
        }
        var names = given.stream().map(Map.Entry::getKey).toList();
        var all = new ArrayList<Map.Entry<String, String>>();
        form.standing().stream().filter(entry -> !names.contains(entry.getKey())).forEach(all::add);
        all.addAll(given);
        return String.join(
                "&",
                all.stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .toList());
    }

    /** Sends a form's content to any address, and follows where that leads. */
    public ConsumerWithoutScripts send(String path, String form) {
        page = browser.postRaw(path, form);
        return arrive(path);
    }

    /** Sends a form's content to a part of the session, and stays where it is. */
    public Answer sendOnly(String part, String form) {
        return browser.postRaw(session() + part, form);
    }

    /** Asks for a part of the session, and stays where it is. */
    public Answer look(String part) {
        return browser.get(session() + part);
    }

    // the way through Connect

    public ConsumerWithoutScripts acceptTerms() {
        return submit("/landing");
    }

    /** Searches for a bank and goes on to its sign-in. */
    public ConsumerWithoutScripts findBank(String name, String institution) {
        return goTo("/search?query=" + encoded(name)).submit("/search", "institution", institution);
    }

    public ConsumerWithoutScripts connect(String name, String institution) {
        findBank(name, institution);
        return canSubmit("/sign-in") ? submit("/sign-in") : this;
    }

    public ConsumerWithoutScripts signIn(String userid, String password) {
        return submit("/login", "Banking Userid", userid, "Banking Password", password);
    }

    /** Answers the bank's only question. */
    public ConsumerWithoutScripts answer(String answer) {
        return submit("/mfa", "answer.0", answer);
    }

    /**
     * Follows the link to the bank's own page in a window of its own, signs in there and shares all
     * that there is.
     */
    public ConsumerWithoutScripts allowAtBank(String userid, String password) {
        var returned = stranger.get(consentAtBank(userid, password));
        assertThat(returned.status()).isEqualTo(200);
        return this;
    }

    /**
     * As {@link #allowAtBank}, and does not go where the bank leads to then.
     *
     * @return that address, as path and query
     */
    public String consentAtBank(String userid, String password) {
        return consentAt(bankPage(), userid, password);
    }

    /** The address of the bank's own page. */
    public URI bankPage() {
        var link = BANK_PAGE.matcher(html());
        assertThat(link.find()).as(html()).isTrue();
        return URI.create(HtmlUtils.htmlUnescape(link.group(1)));
    }

    private String consentAt(URI bankPage, String userid, String password) {
        try (var visitor = new BankVisitor(bank.get())) {
            visitor.signIn(bankPage, userid, password);
            var callback = visitor.allow();
            return callback.getPath() + "?" + callback.getRawQuery();
        }
    }

    /** Where the browser is sent that comes back from the bank, and what it shows. */
    public Answer arriveFromBank(String callback) {
        return stranger.get(callback);
    }

    /** The ids of the accounts to choose from. */
    public List<String> accounts() {
        return values("account");
    }

    public ConsumerWithoutScripts share(List<String> accounts) {
        return submit("/select-accounts", accounts(accounts));
    }

    /** Shares accounts of the first bank, and no others. */
    public ConsumerWithoutScripts shareAndFinish(List<String> accounts) {
        return send(
                session() + "/select-accounts",
                filled("/select-accounts", accounts(accounts)) + "&finish=true");
    }

    private static String[] accounts(List<String> ids) {
        return ids.stream().flatMap(id -> Stream.of("account", id)).toArray(String[]::new);
    }

    public ConsumerWithoutScripts submitAll() {
        return submit("/submit");
    }

    public ConsumerWithoutScripts exit() {
        return send(session() + "/exit", "");
    }

    private ConsumerWithoutScripts visit(String path) {
        page = browser.get(path);
        return arrive(path);
    }

    private ConsumerWithoutScripts arrive(String path) {
        follow(path);
        for (var asked = 0; waits(); asked++) {
            assertThat(asked).as("times the bank was waited for").isLessThan(mostQuestions);
            var news = browser.get(progress().orElseThrow());
            if (news.status() != 204) {
                page = news;
                follow(address);
            }
        }
        return this;
    }

    /**
     * Whether the loading screen is shown. The page of a session that has ended stands at the same
     * address and waits for nothing; but a loading screen may tell of the end as well, when the
     * session has ended while that page was made.
     */
    private boolean waits() {
        if (!screen().equals("loading")) {
            return false;
        }
        var waits = progress().isPresent();
        assertThat(waits || page.body().contains(ENDED)).as(page.body()).isTrue();
        return waits;
    }

    /** Where the screen asks for news, if it waits for any. */
    private Optional<String> progress() {
        return PROGRESS.matcher(page.body())
                .results()
                .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
                .findFirst();
    }

    private void follow(String path) {
        address = path;
        for (var redirects = 0; page.status() == 303; redirects++) {
            assertThat(redirects).as("redirects").isLessThan(MOST_REDIRECTS);
            address = page.headers().firstValue("Location").orElseThrow();
            page = browser.get(address);
        }
    }

    /** What a form holds before anybody touches it. */
    private record Form(String action, List<Map.Entry<String, String>> standing) {

        boolean leadsTo(String path) {
            return action.equals(path);
        }
    }

    private List<Form> forms() {
        var forms = new ArrayList<Form>();
        var found = FORM.matcher(page.body());
        while (found.find()) {
            var attributes = attributes(found.group(1));
            if ("post".equals(attributes.get("method"))) {
                var standing =
                        fields(found.group(2)).stream()
                                .filter(field -> field.containsKey("name"))
                                .filter(field -> "input".equals(field.get("<")))
                                .filter(
                                        field ->
                                                !List.of("radio", "checkbox")
                                                        .contains(field.getOrDefault("type", "")))
                                .map(
                                        field ->
                                                Map.entry(
                                                        field.getOrDefault("name", ""),
                                                        field.getOrDefault("value", "")))
                                .toList();
                forms.add(new Form(attributes.getOrDefault("action", ""), standing));
            }
        }
        return forms;
    }

    /** The attributes of each input and button; {@code <} is which of them it is. */
    private static List<Map<String, String>> fields(String html) {
        var fields = new ArrayList<Map<String, String>>();
        var found = FIELD.matcher(html);
        while (found.find()) {
            var attributes = attributes(found.group(2));
            attributes.put("<", found.group(1));
            fields.add(attributes);
        }
        return fields;
    }

    private static Map<String, String> attributes(String written) {
        var attributes = new LinkedHashMap<String, String>();
        var found = ATTRIBUTE.matcher(written);
        while (found.find()) {
            var value = found.group(2);
            attributes.put(found.group(1), value == null ? "" : HtmlUtils.htmlUnescape(value));
        }
        return attributes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
