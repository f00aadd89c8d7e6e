import type { Canvas } from '../canvas/canvas.ts';
import { drawArchAngiogram } from './arch-angiogram.ts';
import { drawAudiogram } from './audiogram.ts';
import { drawBloodFilm } from './blood-film.ts';
import { drawCerebellopontineMri } from './cerebellopontine-mri.ts';
import { drawFev1Plot } from './fev1-plot.ts';
import { drawFlowCytometryPlot } from './flow-cytometry-plot.ts';
import { drawGallbladderUltrasound } from './gallbladder-ultrasound.ts';
import { drawGrowthChart } from './growth-chart.ts';
import { drawHeartBlockEcg } from './heart-block-ecg.ts';
import { drawHilarMassCt } from './hilar-mass-ct.ts';
import { drawHyperkalaemiaEcg } from './hyperkalaemia-ecg.ts';
import { drawInferiorInfarctionEcg } from './inferior-infarction-ecg.ts';
import { drawIntercellularImmunofluorescence } from './intercellular-immunofluorescence.ts';
import { drawLateDecelerationCardiotocogram } from './late-deceleration-cardiotocogram.ts';
import { drawLdhPlot } from './ldh-plot.ts';
import { drawLungCystsCt } from './lung-cysts-ct.ts';
import { drawMalariaCoursePlot } from './malaria-course-plot.ts';
import { drawNerveStimulationTrace } from './nerve-stimulation-trace.ts';
import { drawPancreaticCollectionCt } from './pancreatic-collection-ct.ts';
import { drawParacetamolNomogram } from './paracetamol-nomogram.ts';
import { drawPedigree } from './pedigree.ts';
import { drawPneumothoraxRadiograph } from './pneumothorax-radiograph.ts';
import { drawRetinalFundus } from './retinal-fundus.ts';
import { drawSuprabasalSplitHistology } from './suprabasal-split-histology.ts';
import { drawTumourGrowthPlot } from './tumour-growth-plot.ts';

/** What draws each file of `image/`. File names do not reveal what the pictures show. */
export const pictures: Readonly<Record<string, () => Canvas>> = {
  'sample-01-fig1.png': drawInferiorInfarctionEcg,
  'sample-01-fig2.png': drawHeartBlockEcg,
  'sample-02-fig1.png': drawAudiogram,
  'sample-02-fig2.png': drawCerebellopontineMri,
  'sample-02-fig3.png': drawTumourGrowthPlot,
  'sample-03-fig1.png': drawFlowCytometryPlot,
  'sample-03-fig2.png': drawLdhPlot,
  'sample-04-fig1.png': drawPedigree,
  'sample-05-fig1.png': drawNerveStimulationTrace,
  'sample-05-fig2.png': drawHilarMassCt,
  'sample-06-fig1.png': drawRetinalFundus,
  'sample-07-fig1.png': drawPneumothoraxRadiograph,
  'sample-07-fig2.png': drawLungCystsCt,
  'sample-07-fig3.png': drawFev1Plot,
  'sample-08-fig1.png': drawGallbladderUltrasound,
  'sample-08-fig2.png': drawPancreaticCollectionCt,
  'sample-09-fig1.png': drawSuprabasalSplitHistology,
  'sample-09-fig2.png': drawIntercellularImmunofluorescence,
  'sample-10-fig1.png': drawArchAngiogram,
  'sample-11-fig1.png': drawHyperkalaemiaEcg,
  'sample-12-fig1.png': drawLateDecelerationCardiotocogram,
  'sample-13-fig1.png': drawGrowthChart,
  'sample-14-fig1.png': drawBloodFilm,
  'sample-14-fig2.png': drawMalariaCoursePlot,
  'sample-15-fig1.png': drawParacetamolNomogram,
};
