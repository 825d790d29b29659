/** What operators set for connectors and institutions, and its check at the start. */
@NullMarked
@NamedInterface("setting")
package io.fairlead.connector.setting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
