package com.econlytics.reconciliation;

import java.util.Objects;

/**
 * A reconciliation that somebody prepared and somebody else reviewed.
 *
 * @param manifest what was compared, and what came of it
 * @param signOff who stands for it
 */
public record SignedReconciliation(Manifest manifest, SignOff signOff) {
    public SignedReconciliation {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(signOff, "signOff");
    }

    /** The manifest and who signed it, one line for each part. */
    public String render() {
        return manifest.render() + "prepared by: " + signOff.preparer() + "\nreviewed by: " + signOff.reviewer()
                + "\nsigned at: " + signOff.at() + "\n";
    }
}
