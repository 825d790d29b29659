/** The calls that order reports, list them and hand them out. */
@NullMarked
package io.fairlead.report.rest;

import org.jspecify.annotations.NullMarked;
