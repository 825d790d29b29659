@NullMarked
package io.fairlead.partner;

import org.jspecify.annotations.NullMarked;
