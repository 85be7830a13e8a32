package org.recoupe.claim;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the desk watches over its own approvals.
 *
 * @param secondReadingShare which share of the approved verdicts is read a second time, 0 to 1
 * @param manyInAnHour from how many approvals by one person within an hour on the page says so
 */
@ConfigurationProperties("recoupe.approval")
public record ApprovalSettings(
        @DefaultValue("0.05") double secondReadingShare,
        @DefaultValue("40") int manyInAnHour) {

    public ApprovalSettings {
        if (!(secondReadingShare >= 0 && secondReadingShare <= 1)) {
            throw new IllegalArgumentException("recoupe.approval.second-reading-share must be between 0 and 1");
        }
        if (manyInAnHour < 1) throw new IllegalArgumentException("recoupe.approval.many-in-an-hour must be at least 1");
    }
}
