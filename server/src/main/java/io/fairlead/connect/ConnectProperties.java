package io.fairlead.connect;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many consumers a node serves at once.
 *
 * @param dialoguesPerCore how many dialogues with institutions go on at the same time, for each
 *     processor; what an institution takes to answer does not count. The others wait for their turn
 */
@Validated
@ConfigurationProperties("fairlead.connect")
record ConnectProperties(@Min(1) @DefaultValue("8") int dialoguesPerCore) {

    int dialogues() {
        return dialoguesPerCore * Runtime.getRuntime().availableProcessors();
    }
}
