/**
 * The reports of a session: ordered when the consumer has submitted, noted when they have ended.
 */
@NullMarked
package io.fairlead.session.report;

import org.jspecify.annotations.NullMarked;
