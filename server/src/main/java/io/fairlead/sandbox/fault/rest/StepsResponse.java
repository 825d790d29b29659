package io.fairlead.sandbox.fault.rest;

import io.fairlead.sandbox.fault.FaultKind;
import io.fairlead.sandbox.fault.FaultStep;
import io.fairlead.sandbox.fault.RefusalCodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What can go wrong where.
 *
 * @param codes the aggregation statuses that a bank can refuse with
 */
record StepsResponse(List<StepResponse> steps, List<KindResponse> kinds, List<Integer> codes) {

    record StepResponse(String at, String about, List<String> does) {}

    record KindResponse(String does, String about) {}

    static StepsResponse all() {
        var codes = new ArrayList<Integer>();
        RefusalCodes.all().forEach(codes::add);
        return new StepsResponse(
                Arrays.stream(FaultStep.values())
                        .map(
                                step ->
                                        new StepResponse(
                                                step.storedName(),
                                                step.explanation(),
                                                step.kinds().stream()
                                                        .map(FaultKind::storedName)
                                                        .toList()))
                        .toList(),
                Arrays.stream(FaultKind.values())
                        .map(kind -> new KindResponse(kind.storedName(), kind.explanation()))
                        .toList(),
                codes);
    }
}
