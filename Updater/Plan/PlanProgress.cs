using FlipperUpdaterNano.Stages;

namespace FlipperUpdaterNano.Plan
{
    /// <summary>
    /// The progress bar: percent of the whole update, by the expected times of its plan. Never goes back within one attempt.
    /// </summary>
    public sealed class PlanProgress
    {
        // Until the plan is known, that is during the checks, the bar moves over this part.
        private const int CheckShare = 10;

        // The checks that take time, in their order; weights are the catalogue's.
        private static readonly byte[] Checks = { Stage.Manifest, Stage.RadioCheck, Stage.DfuCheck, Stage.ResourceCheck };

        private UpdatePlan _plan;
        private int _percent;

        /// <summary>Continues with the plan, once it is known.</summary>
        /// <param name="plan">The plan.</param>
        public void Begin(UpdatePlan plan)
        {
            _plan = plan;
        }

        /// <summary>Computes how far the whole update is.</summary>
        /// <param name="stage">The stage that is running.</param>
        /// <param name="progress">Its own progress, 0 to 100.</param>
        /// <returns>0 to 100, at least what was returned before.</returns>
        public int Overall(int stage, int progress)
        {
            int percent = _plan == null ? OfChecks(stage, progress) : OfPlan(stage, progress);
            if (percent > _percent)
            {
                _percent = percent;
            }

            return _percent;
        }

        private static int OfChecks(int stage, int progress)
        {
            int done = -1;
            int total = 0;
            for (int i = 0; i < Checks.Length; i++)
            {
                int weight = StageCatalog.Weight(Checks[i]);
                if (Checks[i] == stage)
                {
                    done = total + (weight * progress / 100);
                }

                total += weight;
            }

            return done < 0 ? 0 : done * CheckShare / total;
        }

        private int OfPlan(int stage, int progress)
        {
            long before = 0;
            PlanStep[] steps = _plan.Steps;
            for (int i = 0; i < steps.Length; i++)
            {
                if (steps[i].Stage == stage)
                {
                    return (int)((before + ((long)steps[i].Milliseconds * progress / 100)) * 100 / _plan.Milliseconds);
                }

                before += steps[i].Milliseconds;
            }

            return 0;
        }
    }
}
