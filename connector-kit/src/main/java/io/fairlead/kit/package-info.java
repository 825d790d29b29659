/** What a connector's author extends and runs: {@link io.fairlead.kit.ConnectorContract}. */
@NullMarked
package io.fairlead.kit;

import org.jspecify.annotations.NullMarked;
