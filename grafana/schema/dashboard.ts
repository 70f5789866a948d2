/**
 * What a dashboard of ours may contain: Grafana's published schema, with the options of each kind of panel in place of "any
 * object", so that a misspelt option is found. Names that no type below knows are refused.
 *
 * Options that Grafana fills with a default may be left out. Queries belong to the data source's plugin, whose types are not
 * published; ours are written down here.
 */
import type { Dashboard, FieldConfigSource, Panel } from '@grafana/schema';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as stateTimeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as text from '@grafana/schema/dist/esm/raw/composable/text/panelcfg/x/TextPanelCfg_types.gen';
import type * as timeSeries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** A query to Prometheus. */
interface Query {
  refId: string;
  expr: string;
  legendFormat?: string;
  format?: 'table' | 'time_series';
  instant?: boolean;
}

interface FieldConfig<Custom> {
  defaults: Omit<FieldConfigSource['defaults'], 'custom'> & { custom?: Partial<Custom> };
  overrides: FieldConfigSource['overrides'];
}

type Common = Pick<Panel, 'id' | 'title' | 'description' | 'gridPos' | 'transformations'>;
type DataSource = { type: 'prometheus'; uid: '${datasource}' };

interface Of<Type, Options, Custom> extends Common {
  type: Type;
  datasource: DataSource;
  targets: Query[];
  fieldConfig: FieldConfig<Custom>;
  options: Partial<Options>;
}

interface TextPanel extends Common {
  type: 'text';
  options: text.Options;
}

type AnyPanel =
  | TextPanel
  | Of<'timeseries', timeSeries.Options, timeSeries.FieldConfig>
  | Of<'stat', stat.Options, {}>
  | Of<'state-timeline', stateTimeline.Options, stateTimeline.FieldConfig>
  | Of<'table', table.Options, {}>;

/** The data source's own fields of an annotation. */
interface Annotation {
  name: string;
  enable: boolean;
  iconColor: string;
  datasource: DataSource;
  expr: string;
  step: string;
  titleFormat: string;
}

export interface UndertoneDashboard extends Omit<Dashboard, 'panels' | 'annotations'> {
  uid: string;
  title: string;
  panels: AnyPanel[];
  annotations: { list: Annotation[] };
}
