package io.fairlead.account.rest;

import static java.util.stream.Collectors.joining;

import io.fairlead.account.wire.WireFormat;
import io.fairlead.spi.BankOwner;
import java.time.Instant;
import java.util.List;

/** All owners of an account as one: their names, and the address of the first. */
record OwnerResponse(String ownerName, String ownerAddress, long asOfDate) {

    static OwnerResponse of(List<BankOwner> owners, Instant now) {
        return new OwnerResponse(
                owners.stream().map(BankOwner::name).collect(joining(" & ")),
                owners.stream()
                        .flatMap(owner -> owner.addresses().stream())
                        .findFirst()
                        .map(WireFormat::line)
                        .orElse(""),
                WireFormat.seconds(now));
    }
}
