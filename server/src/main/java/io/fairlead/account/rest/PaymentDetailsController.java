package io.fairlead.account.rest;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.spi.AchDetails;
import io.fairlead.spi.Connector;
import io.fairlead.spi.LoanPayment;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The numbers that payments to and from an account need. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class PaymentDetailsController {

    private static final Set<String> INSTRUCTED_TYPES =
            Set.of("checking", "savings", "moneyMarket");

    private final StoredAccounts stored;
    private final LiveAccount live;

    PaymentDetailsController(StoredAccounts stored, LiveAccount live) {
        this.stored = stored;
        this.live = live;
    }

    record AchResponse(String routingNumber, String realAccountNumber) {

        private static AchResponse of(AchDetails details) {
            return new AchResponse(details.routingNumber(), details.accountNumber());
        }

        @Override
        public String toString() {
            return "AchResponse[redacted]";
        }
    }

    /** Banks tell us about the clearing house only, not about instant payments. */
    record InstructionsResponse(List<Instruction> paymentInstruction) {

        private static InstructionsResponse of(AchDetails details) {
            return new InstructionsResponse(
                    List.of(
                            new Instruction(
                                    "ach",
                                    details.accountNumber(),
                                    List.of(
                                            new Descriptor(
                                                    "routingNumber", details.routingNumber())))));
        }
    }

    record Instruction(String type, String accountNumber, List<Descriptor> descriptors) {

        @Override
        public String toString() {
            return "Instruction[redacted]";
        }
    }

    record Descriptor(String type, String value) {}

    record LoanResponse(String loanNumber, String loanPaymentNumber, String loanPaymentAddress) {

        private static LoanResponse of(LoanPayment payment) {
            return new LoanResponse(
                    payment.loanNumber(), payment.paymentNumber(), payment.paymentAddress());
        }

        @Override
        public String toString() {
            return "LoanResponse[redacted]";
        }
    }

    @GetMapping("/aggregation/v1/customers/{customerId}/accounts/{accountId}/details")
    ResponseEntity<Object> ach(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        var account = stored.one(caller, customerId, accountId);
        if (!account.isDeposit()) {
            throw BankAnswer.unsupported();
        }
        return BankAnswer.of(
                live.read(account, DataKind.NUMBERS, Connector::achDetails), AchResponse::of);
    }

    @GetMapping("/aggregation/v3/customers/{customerId}/accounts/{accountId}/details")
    ResponseEntity<Object> instructions(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        var account = stored.one(caller, customerId, accountId);
        if (!INSTRUCTED_TYPES.contains(account.atBank().type())) {
            throw BankAnswer.unsupported();
        }
        return BankAnswer.of(
                live.read(account, DataKind.NUMBERS, Connector::achDetails),
                InstructionsResponse::of);
    }

    @GetMapping("/aggregation/v2/customers/{customerId}/accounts/{accountId}/loanDetails")
    ResponseEntity<Object> loan(
            PartnerId caller, @PathVariable String customerId, @PathVariable String accountId) {
        var account = stored.one(caller, customerId, accountId);
        if (!account.isLoan()) {
            throw BankAnswer.unsupported();
        }
        return BankAnswer.of(
                live.read(account, DataKind.DETAILS, Connector::loanPayment), LoanResponse::of);
    }
}
