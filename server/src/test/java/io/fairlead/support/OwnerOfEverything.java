package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.support.ApiClient.Answer;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A partner with one of everything. */
public final class OwnerOfEverything {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String INSTITUTION = "101732";
    private static final String ROUTING_NUMBER = "990101732";
    private static final String LOGIN = "7009561328";
    private static final String ACCOUNT = "5011648377";
    private static final String LOAN = "5011648380";
    private static final String ASSET = "097545c5-1c2a-4f20-a5ef-77f0820344c9-" + ACCOUNT;
    private static final String EVER = "?fromDate=0&toDate=4102444800";
    private static final Instant NOW = Instant.now();
    private static final BankTransaction SALARY =
            new BankTransaction(
                    "salary",
                    null,
                    BigDecimal.TEN,
                    NOW,
                    NOW,
                    "Pequodson Whaling",
                    null,
                    null,
                    null,
                    null,
                    null,
                    Facts.NONE);

    private final FairleadServer server;
    private final TestPartner partner;
    private final String customer;
    private final String consumer;
    private final String transaction;
    private final String link;
    private final String webhookKey;
    private final String webhookEvent;
    private final String email;
    private final String experience;
    private final String report;
    private final String portfolio;
    private String refresh = "none";

    public OwnerOfEverything(FairleadServer server, Accounts accounts, Transactions transactions) {
        this.server = server;
        this.partner = server.newPartner();
        customer =
                created(
                                "/aggregation/v2/customers/testing",
                                Map.of(
                                        "username", "owners_customer",
                                        "firstName", "Ishmael",
                                        "lastName", "Pequodson"))
                        .text("id");
        consumer =
                created(
                                "/decisioning/v1/customers/" + customer + "/consumer",
                                Map.of(
                                        "firstName", "Ishmael",
                                        "lastName", "Pequodson",
                                        "city", "Nantucket",
                                        "state", "MA",
                                        "ssn", "999606174",
                                        "email", "owner@example.com"))
                        .text("id");
        new LinkedCustomer(partner, customer, accounts)
                .registered(
                        LOGIN,
                        INSTITUTION,
                        Map.of(
                                ACCOUNT, BankAccounts.checking("1111", "10.00"),
                                LOAN, BankAccounts.of("8888", "Auto Loan", "loan", "-10.00")),
                        AggregationStatus.SUCCESS);
        transactions.record(
                new AccountKey(partner.id(), new CustomerId(customer), ACCOUNT),
                new DateRange(LocalDate.EPOCH, LocalDate.EPOCH),
                List.of(SALARY));
        transaction =
                partner.api()
                        .get("/aggregation/v3/customers/" + customer + "/transactions" + EVER)
                        .json()
                        .required("transactions")
                        .get(0)
                        .required("id")
                        .asString();
        link = openedLink();
        webhookEvent =
                partner.awaitWebhookEvents("delivered", 1)
                        .getFirst()
                        .required("eventId")
                        .asString();
        webhookKey = created("/fairlead/v1/webhook-keys", Map.of()).text("id");
        created("/fairlead/v1/webhook-keys", Map.of());
        var mails = new SendCalls(partner, customer);
        mails.link(mails.one("owner@example.com").with("consumerId", consumer));
        email = mails.email().required("id").asString();
        experience = partner.newExperience("whaling", Map.of("applicationName", "Whaling Loans"));
        var ordered =
                created(
                                "/decisioning/v2/customers/" + customer + "/voa",
                                Map.of("accountIds", ACCOUNT))
                        .json();
        report = ordered.required("id").asString();
        portfolio = ordered.required("portfolioId").asString();
        Await.until(
                () ->
                        !partner.api()
                                .get(reports() + "/" + report)
                                .text("status")
                                .equals("inProgress"));
    }

    private String reports() {
        return "/decisioning/v3/customers/" + customer + "/reports";
    }

    /** A link whose opening makes an event, once somebody sees it. */
    private String openedLink() {
        var calls = new GenerateCalls(partner, customer);
        var made = calls.link(calls.full().with("webhook", WebhookReceiver.shared().url()));
        ConsumerWithoutScripts.opening(server, made).shown();
        return made.toString();
    }

    public TestPartner partner() {
        return partner;
    }

    /** A link that was opened. */
    public String link() {
        return link;
    }

    /** Calls an endpoint with this owner's ids wherever an id can stand. */
    public Answer called(String method, String pattern, TestPartner caller) {
        var path =
                VARIABLE.matcher(pattern).replaceAll(variable -> idOf(pattern, variable.group(1)))
                        + EVER
                        + "&appName=Whaling%20Loans&link="
                        + encoded(link);
        var body = body(caller);
        if (pattern.startsWith("/connect/v2/send/")) {
            body.put("email", Map.of("to", "somebody@example.com"));
        }
        return caller.api().call(method, path, body);
    }

    /** Answers of everything the owner can read. */
    public List<String> everything() {
        return Stream.of(
                        "/aggregation/v1/customers",
                        "/aggregation/v1/customers/" + customer,
                        "/decisioning/v1/customers/" + customer + "/consumer",
                        "/decisioning/v1/consumers/" + consumer,
                        "/fairlead/v1/emails/" + email,
                        "/fairlead/v1/timeline?link=" + encoded(link),
                        "/aggregation/v1/customers/" + customer + "/accounts",
                        "/fairlead/v1/webhook-keys",
                        "/fairlead/v1/webhook-events",
                        "/fairlead/v1/experiences",
                        "/fairlead/v1/experiences/" + experience,
                        "/fairlead/v1/institution-settings",
                        reports() + "/" + report,
                        "/decisioning/v1/customers/" + customer + "/reports",
                        "/decisioning/v1/customers/" + customer + "/portfolios/" + portfolio,
                        "/aggregation/v3/customers/" + customer + "/transactions" + EVER)
                .map(partner.api()::get)
                .map(Answer::body)
                .toList();
    }

    /** The id of the owner's that stands for a variable of a path. */
    public String idOf(String pattern, String variable) {
        return switch (variable) {
            case "customerId" -> customer;
            case "consumerId" -> consumer;
            case "accountId" -> pattern.endsWith("/loanDetails") ? LOAN : ACCOUNT;
            case "assetId" -> ASSET;
            case "institutionLoginId" -> LOGIN;
            case "transactionId" -> transaction;
            case "uniqueTransactionId" -> ACCOUNT + "-" + transaction;
            case "refreshId" -> refresh;
            case "keyId" -> webhookKey;
            case "eventId" -> webhookEvent;
            case "emailId" -> email;
            case "experienceId" -> experience;
            case "reportId" -> report;
            case "portfolioId" -> portfolio;
            case "report" -> "voiePayroll";
            case "userType" -> "personal";
            case "form" -> "withInterview";
            case "institutionId" -> INSTITUTION;
            case "routingNumber" -> ROUTING_NUMBER;
            case "faultId" -> "6f1d2c3b-4a59-4e87-9b06-a5c4d3e2f1b0";
            case "personaName" -> "owners-persona";
            default -> throw new AssertionError("Which id of the owner is " + variable + "?");
        };
    }

    /** Lets transactions be read in the background, and waits for the end of that. */
    public void refresh() {
        var path = "/aggregation/customers/%s/transactions/refreshes".formatted(customer);
        refresh = created(path, Map.of("institutionLoginId", LOGIN)).text("refreshId");
        var ordered = path + "/" + refresh;
        Await.until(() -> partner.api().get(ordered).text("status").equals("FAILED"));
    }

    /** Valid for nearly every endpoint, since each ignores the fields it does not know. */
    public Map<String, Object> body(TestPartner caller) {
        var body = new LinkedHashMap<String, Object>();
        body.put("partnerId", caller.id().value());
        body.put("customerId", customer);
        body.put("consumerId", consumer);
        body.put("institutionId", INSTITUTION);
        body.put("institutionLoginId", LOGIN);
        body.put("borrowers", List.of(borrower("primary"), borrower("jointBorrower")));
        body.put("link", link);
        body.put("indirectPartnerId", 1);
        body.put("purpose", "99");
        body.put("statementReportData", Map.of("accountId", ACCOUNT));
        body.put("name", "another");
        body.put("username", "somebody_else");
        body.put("firstName", "Somebody");
        body.put("lastName", "Else");
        body.put("state", "UT");
        body.put("ssn", "123456789");
        body.put("phone", "1-801-984-4200");
        body.put("credentials", List.of(field("001", "demo"), field("002", "go")));
        return body;
    }

    private Map<String, String> field(String number, String value) {
        return Map.of("id", INSTITUTION + number, "value", value);
    }

    private Map<String, Object> borrower(String type) {
        return GenerateCalls.borrower(customer, consumer, type);
    }

    private static String encoded(String link) {
        return URLEncoder.encode(link, StandardCharsets.UTF_8);
    }

    private Answer created(String path, Map<String, Object> body) {
        var answer = partner.api().post(path, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202);
        return answer;
    }
}
