/** Reports about what somebody owns: verifications of assets, and the short ones beforehand. */
@NullMarked
package io.fairlead.report.asset;

import org.jspecify.annotations.NullMarked;
